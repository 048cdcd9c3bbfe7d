"""Illnesses, complaints, parts of the body, what is measured, and what can go wrong.

Illnesses and complaints: the heads of the topics in the NHS's Health A to Z and MedlinePlus.
Unwanted effects: the frequent terms of package leaflets. Endings: how medicine names illnesses
(-itis, -aemia).
"""

from __future__ import annotations

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_noun, of_word, word_set

ILLNESSES = """
acne addiction adhd alcoholism allergy als alzheimer alzheimer's anaemia angina anorexia arthritis
asthma atherosclerosis autism autoimmune bacteria bacterium beriberi birth_defect
bladder_infection blood_clot bronchitis bulimia burnout cancer carcinoma cataract chronic_fatigue
cirrhosis coeliac_disease colds colitis common_cold covid crohn's cystitis dementia depression
dermatitis diabetes disease disorder eczema embolism endometriosis epilepsy erectile_dysfunction
fatty_liver fibromyalgia flu fungus gallstone gastritis germ germs glaucoma goitre gout hangover
hay_fever heart_disease heart_failure hepatitis herpes high_blood_pressure hypertension
hyperthyroidism hypothyroid hypothyroidism ibs illness impotence infection infertility
inflammation influenza insomnia jet_lag kidney_disease leukaemia liver_disease long_covid lupus
lymphoma macular_degeneration malaria measles melanoma metabolic_syndrome microbe migraine
neural_tube_defect neuropathy obesity osteoarthritis osteoporosis parasite parkinson parkinson's
pathogen pcos pellagra plaques pms pneumonia pre-eclampsia preeclampsia premenstrual_syndrome
prostatitis psoriasis psychosis reflux restless_legs rheumatism rickets rosacea schizophrenia
sclerosis scurvy seizure shingles sinusitis sleep_apnoea stroke thrombosis tinnitus tonsillitis
tuberculosis tumour ulcer urinary_tract_infection virus wrinkles
"""
COMPLAINTS = """
ache anxiety baldness bloating blues brain_fog chill complaint congestion constipation cough cramp
craving diarrhoea dizziness exhaustion fatigue fever fog forgetfulness hair_loss headache
heartburn hot_flash hot_flush hunger indigestion irritability itch low_mood nausea nerves
night_sweats numbness pain palpitations panic rash restlessness sadness sleeplessness sneeze
sniffle sore_throat soreness spasm stiffness stress swelling symptom tension tingling tiredness
weakness wind worries worry
"""
EVENTS = """
amputation blindness broken_bone broken_hip cancer death dementia disability fall fracture
heart_attack heart_failure hospital_admission illness kidney_failure life lifespan longevity
miscarriage preterm_birth stillbirth stroke
"""
BODY_PARTS = """
airway arteries artery back belly bladder blood body bone bowel brain breath cartilage cell
circulation collagen complexion concentration defences digestion ear energy eye feet fertility
figure foot gum gut hair hand hearing heart hip hormone immune_system immunity joint kidney knee
libido ligament liver lung memory metabolism mind mood muscle nail nerve nervous_system night nose
prostate sight skin sleep spine spirit stomach teeth tendon thinking throat thyroid tooth vein
vessel vision waist wits womb
"""
MEASURES = """
antibodies antibody antioxidant_capacity biomarker blood_fat blood_flow blood_lipid blood_pressure
blood_sugar bmi bone_density brain_waves c-reactive_protein cholesterol concentration_of cortisol
creatinine crp density enzyme_level ferritin gene glucose haemoglobin hba1c hdl heart_rate
homocysteine insulin_resistance lactate ldl level marker nitric_oxide oestrogen reading score
telomere telomeres testosterone triglyceride uptake uric_acid vo2max weight
"""
HARMS = """
adverse_effect adverse_event aftertaste agitation allergic_reaction allergy ambulance anaphylaxis
arrhythmia black_stool bleeding bloating blurred_vision breathlessness bruise bruising burping
cancer chest_pain confusion constipation contamination cramp damage danger dark_urine death
diarrhoea discomfort dizziness drowsiness dry_mouth emergency excess fainting faintness
fibrillation flatulence flushing haemorrhage hair_loss harm hazard headache heartburn hives
hospital hypersensitivity injury insomnia interaction irregular_heartbeat irritation itching
jaundice kidney_stone liver_damage liver_failure liver_injury loose_stool malformation
metallic_taste miscarriage nausea numbness overdose palpitations poisoning poisonous problem rash
reaction risk seizure serotonin_syndrome shortness_of_breath side_effect sleepiness stomach_pain
stomach_problem stomach_upset sweating swelling tingling too_much toxic toxicity tremor trouble
ulcer unwell upset_stomach vertigo vomiting weakness wind withdrawal yellow_skin
"""
HARM_WORDS = """
bled bleed bleeds bloated dangerous deadly dizzy drowsy faint fatal harmful heavier higher_risk
hurts ill jittery low_mood nauseous poisonous raised_risk risky serious severe sick side-effects
sleepy unsafe unwell worse
"""
REPORTED_HARM = """
associated_with blamed can_cause cases linked_to may_cause put_down_to reported tied_to
"""
LACKS = """
beriberi deficiency deficient deficit depletion insufficiency lack lacking low_intake pellagra
rickets scarcity scurvy shortage shortfall
"""
LACK_WORDS = """
depleted do_not_lack insufficient low_level missing not_enough run_low run_short running_low
runs_low scant scarce short_of starved_of too_little undersupplied undersupply without_enough
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
ILLNESS_ENDINGS = tuple(
    word_set(
        "itis emia aemia algia pathy oma plegia uria phobia sclerosis rrhoea rrhea osis penia"
        " trophy plasia"
    )
)
NO_ILLNESS = word_set(
    "diagnosis prognosis hypnosis osmosis sympathy apathy aroma diploma metamorphosis mitosis"
)
