"""Ingredients and medicines.

Ingredients: the fact sheets of the NIH Office of Dietary Supplements and NCCIH's Herbs at a Glance;
the record's own names come on top. Medicines: groups that package leaflets name, and the stems of
WHO's international nonproprietary names (-statin, -pril).
"""

from __future__ import annotations

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_noun, of_word, word_set

INGREDIENTS = """
5-htp acai acetylcysteine algae aloe alpha-lipoic_acid amino_acid antioxidant apple_cider_vinegar
arginine ashwagandha astragalus açai bacopa bcaa beetroot berberine beta-carotene beta-glucan
betaine bilberry biotin black_cohosh borage boron boswellia bromelain butterbur caffeine calcium
carnitine chaga chamomile charcoal chasteberry chia chlorella choline chondroitin chromium
cinnamon citicoline citrulline cocoa cod_liver_oil coenzyme coenzyme_q10 coffee collagen copper
coq10 cordyceps cranberry creatine curcumin d-mannose dandelion dha dhea echinacea elderberry
elderflower epa ephedra evening_primrose fenugreek feverfew fibre fish_oil flaxseed fluoride
folate folic_acid gaba garlic ginger ginkgo ginseng glucosamine glutamine glutathione glycine
goldenseal grape_seed green_tea guarana hawthorn herb hmb honey hops horse_chestnut
hyaluronic_acid inositol inulin iodine iron isoflavone kava kefir kombucha krill krill_oil
l-arginine l-carnitine l-serine l-theanine l-tyrosine lavender lecithin licorice lion's_mane
lipoic_acid liquorice lutein lycopene lysine maca magnesium maitake manganese melatonin
milk_thistle mineral mistletoe moringa msm mushroom nac nad nettle niacin nmn oat_fibre omega-3
omega-6 oregano passionflower pectin peppermint phosphatidylserine plant_stanol plant_sterol
potassium pqq prebiotic probiotic propolis protein psyllium pumpkin_seed quercetin red_clover
red_yeast_rice reishi resveratrol rhodiola riboflavin ribose royal_jelly saffron sage same
saw_palmetto selenium senna serine shatavari shilajit silica soy spermidine spirulina
st_john's_wort sulforaphane taurine tea theanine thiamine thyme tongkat tribulus turmeric tyrosine
valerian vanadium vinegar vitamin wheatgrass whey yohimbe zeaxanthin zinc
"""
FORMS = """
bark berry capsule compound drink drop extract flower formula gummies gummy herb ingredient juice
leaf leaves lozenge nutrient oil pill plant powder preparation product remedy root sachet scoop
seed serum shake softgel spray substance supplement syrup tablet tincture
"""
MEDICINES = """
antacid anti-inflammatory anti-seizure antibiotic anticoagulant anticonvulsant antidepressant
antidiabetic antihistamine antihypertensive antipsychotic antiviral aspirin benzodiazepine
beta_blocker birth-control_pill blood_thinner chemotherapy clozapine contraceptive digoxin
diuretic drug hormone_therapy ibuprofen immunosuppressant inhaler injection insulin laxative
levothyroxine lithium mao_inhibitor medication medicine metformin operation painkiller paracetamol
prescription relaxant sedative sleeping_aid ssri statin steroid surgery therapy thyroxine
tranquilliser treatment vaccine warfarin
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
MEDICINE_ENDINGS = tuple(
    word_set(
        "statin pril sartan olol azole cillin mycin floxacin oxetine azepam zolam dipine gliptin"
        " glitazone formin xaban triptan setron semide thiazide parin tidine cycline mab"
    )
)
