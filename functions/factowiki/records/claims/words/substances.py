"""Ingredients and medicines.

Ingredients: the fact sheets of the NIH Office of Dietary Supplements and NCCIH's Herbs at a Glance; the
record's own names come on top. Medicines: groups that package leaflets name, and the stems of WHO's
international nonproprietary names (-statin, -pril).
"""

from __future__ import annotations

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_noun, of_word

INGREDIENTS = """
ashwagandha astragalus bacopa berberine beta-carotene betaine bilberry biotin black_cohosh borage boron boswellia
bromelain butterbur caffeine calcium carnitine chamomile charcoal chasteberry chlorella choline chondroitin
chromium cinnamon citicoline citrulline coenzyme coenzyme_q10 coq10 collagen copper cranberry creatine curcumin dandelion
dhea d-mannose echinacea elderberry elderflower ephedra evening_primrose fenugreek feverfew fibre fish_oil flaxseed
fluoride folate folic_acid garlic ginger ginkgo ginseng glucosamine glutamine glutathione glycine goldenseal
grape_seed green_tea guarana hawthorn hops horse_chestnut hyaluronic_acid inositol iodine iron isoflavone
kava krill_oil lavender lecithin lion's_mane liquorice licorice lutein lycopene lysine maca magnesium
manganese melatonin milk_thistle mistletoe moringa msm nac niacin omega-3 omega-6 oregano passionflower
peppermint phosphatidylserine potassium prebiotic probiotic propolis protein psyllium quercetin red_clover
red_yeast_rice resveratrol rhodiola riboflavin ribose royal_jelly saffron sage saw_palmetto selenium senna serine
shilajit silica soy spermidine spirulina st_john's_wort sulforaphane taurine theanine thiamine thyme turmeric
tyrosine valerian vanadium vinegar vitamin whey wheatgrass yohimbe zeaxanthin zinc acetylcysteine
alpha-lipoic_acid lipoic_acid dha epa l-serine l-theanine l-tyrosine l-carnitine l-arginine arginine aloe açai acai
beetroot cocoa coffee tea honey apple_cider_vinegar mushroom reishi cordyceps chaga pumpkin_seed nettle
chia oat_fibre plant_sterol plant_stanol beta-glucan pectin inulin kefir kombucha algae krill cod_liver_oil
amino_acid antioxidant mineral herb hmb bcaa gaba 5-htp same pqq nad nmn shatavari tribulus tongkat maitake
"""
FORMS = """
supplement capsule tablet powder extract tincture gummy gummies pill lozenge drop spray softgel sachet scoop
shake drink root leaf leaves berry seed oil juice herb remedy plant ingredient product substance nutrient
bark flower preparation compound formula serum syrup
"""
MEDICINES = """
medicine medication drug antidepressant antibiotic statin insulin metformin warfarin aspirin ibuprofen
paracetamol painkiller sleeping_pill sleeping_tablet blood_thinner anticoagulant antipsychotic
chemotherapy inhaler contraceptive birth-control_pill steroid antihistamine antacid beta_blocker
diuretic sedative tranquilliser vaccine levothyroxine thyroxine lithium digoxin prescription
treatment therapy hormone_therapy ssri blood-pressure_tablet cholesterol_tablet heart_tablet
injection operation surgery anti-inflammatory anticonvulsant anti-seizure antiviral clozapine
benzodiazepine antidiabetic antihypertensive immunosuppressant mao_inhibitor laxative
cholesterol_pill heart_medicine blood_pressure_medicine sleeping_aid relaxant
"""
MEDICINE_WORDS = (
    "prescribed prescription-only pharmaceutical pharmaceuticals chemo meds dialysis hrt jab jabs"
)

ENTRIES = [
    (of_noun, c.INGREDIENT, INGREDIENTS),
    (of_noun, c.DOSEFORM, FORMS),
    (of_noun, c.MEDICINE, MEDICINES),
    (of_word, c.MEDICINE, MEDICINE_WORDS),
]
MEDICINE_ENDINGS = (
    "statin", "pril", "sartan", "olol", "azole", "cillin", "mycin", "floxacin", "oxetine", "azepam", "zolam",
    "dipine", "gliptin", "glitazone", "formin", "xaban", "triptan", "setron", "semide", "thiazide", "parin",
    "tidine", "cycline", "mab",
)  # fmt: skip
