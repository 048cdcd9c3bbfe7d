"""Illnesses, complaints, parts of the body, what is measured, and what can go wrong.

Illnesses and complaints: the heads of the topics in the NHS's Health A to Z and MedlinePlus. Unwanted
effects: the frequent terms of package leaflets. Endings: how medicine names illnesses (-itis, -aemia).
"""

from __future__ import annotations

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_noun, of_word

ILLNESSES = """
disease illness infection cancer tumour leukaemia lymphoma melanoma carcinoma diabetes dementia alzheimer's
alzheimer parkinson's parkinson epilepsy seizure stroke migraine arthritis osteoarthritis rheumatism gout osteoporosis
asthma bronchitis pneumonia influenza flu virus bacterium bacteria covid malaria tuberculosis hepatitis
hypertension atherosclerosis angina anaemia thrombosis embolism depression schizophrenia autism adhd psychosis
insomnia eczema psoriasis acne dermatitis rosacea shingles herpes measles cystitis colitis gastritis ulcer
crohn's ibs reflux gallstone cataract glaucoma macular_degeneration tinnitus neuropathy sclerosis als
fibromyalgia endometriosis pcos infertility impotence erectile_dysfunction prostatitis allergy hay_fever
sinusitis tonsillitis cirrhosis fatty_liver kidney_disease heart_disease heart_failure liver_disease
high_blood_pressure blood_clot scurvy rickets beriberi pellagra goitre obesity metabolic_syndrome lupus
coeliac_disease common_cold colds bladder_infection urinary_tract_infection parasite fungus pathogen
disorder addiction anorexia bulimia alcoholism hangover jet_lag pre-eclampsia preeclampsia autoimmune
chronic_fatigue long_covid hypothyroidism hyperthyroidism neural_tube_defect birth_defect plaques
sleep_apnoea restless_legs pms premenstrual_syndrome burnout hypothyroid inflammation wrinkles germs germ microbe
"""
COMPLAINTS = """
pain ache headache cramp nausea tiredness fatigue exhaustion stress anxiety worry worries panic low_mood sadness
cough fever sore_throat congestion constipation diarrhoea bloating wind indigestion heartburn stiffness
itch rash swelling dizziness numbness tingling weakness spasm hot_flush hot_flash night_sweats sleeplessness
bad_sleep forgetfulness brain_fog hair_loss baldness palpitations symptom complaint sniffle chill sneeze
sore_knee worn_knee craving hunger fog nerves tension irritability restlessness sleeplessness blues soreness
"""
EVENTS = """
life lifespan longevity heart_attack stroke fracture broken_bone death fall miscarriage stillbirth preterm_birth cancer dementia
blindness disability hospital_admission amputation kidney_failure heart_failure broken_hip illness
"""
BODY_PARTS = """
heart bone joint brain liver kidney lung skin hair nail eye ear gut stomach bowel bladder muscle nerve artery
arteries vein vessel blood thyroid prostate womb immune_system immunity cell mind memory mood metabolism
circulation cartilage tendon ligament spine back knee hip hand foot feet gum tooth teeth throat nose airway
breath body hormone collagen defences energy concentration digestion nervous_system spirit vision
sight hearing waist belly figure complexion libido fertility sleep night night's_rest thinking wits
"""
MEASURES = """
cholesterol ldl hdl triglyceride homocysteine glucose blood_sugar hba1c marker biomarker blood_pressure
ferritin testosterone cortisol crp c-reactive_protein bone_density score level blood_flow oestrogen
creatinine uric_acid haemoglobin lactate antioxidant_capacity brain_waves gene telomere telomeres
heart_rate vo2max weight bmi insulin_resistance uptake concentration_of reading blood_fat blood_lipid
antibody antibodies enzyme_level nitric_oxide density
"""
HARMS = """
harm side_effect adverse_effect adverse_event reaction damage injury poisoning toxicity toxic poisonous
bleeding bruise bruising haemorrhage nausea vomiting diarrhoea constipation cramp bloating wind heartburn
headache dizziness drowsiness sleepiness rash itching hives swelling jaundice palpitations insomnia
stomach_problem stomach_upset upset_stomach stomach_pain allergy allergic_reaction anaphylaxis seizure
kidney_stone liver_failure hair_loss brittle_nail numbness tingling liver_damage liver_injury cancer
overdose risk danger hazard death miscarriage malformation flushing sweating tremor confusion
interaction agitation discomfort irritation loose_stool dry_mouth trouble problem complaint withdrawal unwell
dark_urine black_stool faintness fainting weakness vertigo blurred_vision ulcer arrhythmia fibrillation
irregular_heartbeat excess too_much hypersensitivity contamination metallic_taste burping aftertaste
flatulence chest_pain breathlessness shortness_of_breath yellow_skin serotonin_syndrome hospital ambulance emergency
"""
HARM_WORDS = """
faint sick ill hurts harmful dangerous fatal deadly serious severe risky unsafe sleepy drowsy dizzy bloated poisonous
jittery nauseous unwell side-effects higher_risk raised_risk low_mood pregnant_women worse heavier bleed bleeds bled
"""
REPORTED_HARM = """
linked_to tied_to associated_with blamed put_down_to can_cause may_cause reported cases
"""
LACKS = """
lack deficiency deficit shortage shortfall depletion scarcity insufficiency deficient lacking low_intake scurvy rickets beriberi pellagra
"""
LACK_WORDS = """
too_little not_enough without_enough do_not_lack run_low runs_low running_low run_short short_of starved_of
low_level low_iron low_zinc low_vitamin low_magnesium insufficient depleted undersupplied undersupply missing
"""
NORMAL = "normal normally"

ENTRIES = [
    (of_noun, c.DISEASE, ILLNESSES),
    (of_noun, c.SYMPTOM, COMPLAINTS),
    (of_noun, c.ILL, EVENTS),
    (of_noun, c.BODY, BODY_PARTS),
    (of_noun, c.MEASURE, MEASURES),
    (of_noun, c.HARM, HARMS),
    (of_word, c.HARM, HARM_WORDS),
    (of_word, c.HARMS, REPORTED_HARM),
    (of_noun, c.LACK, LACKS),
    (of_word, c.LACK, LACK_WORDS),
    (of_word, c.NORMAL, NORMAL),
]
# An unknown word that ends like this names an illness.
ILLNESS_ENDINGS = (
    "itis", "emia", "aemia", "algia", "pathy", "oma", "plegia", "uria", "phobia", "sclerosis", "rrhoea", "rrhea",
    "osis", "penia", "trophy", "plasia",
)  # fmt: skip
NO_ILLNESS = frozenset(
    "diagnosis prognosis hypnosis osmosis sympathy apathy aroma diploma metamorphosis mitosis dosis".split()
)
