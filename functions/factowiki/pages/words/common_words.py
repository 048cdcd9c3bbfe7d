"""Words that names of ingredients begin with, and that are no names themselves.

Not complete: a word that stands neither here nor ends as substances do keeps its capital, which is
right of Korean and of Bacopa, and never wrong. `in_text` in the record says otherwise.
"""

from __future__ import annotations

import re
from typing import Final

_LISTED: Final = frozenset(
    """
    acacia acai acerola acid activated aged alga algae almond aloe alpha amino anise apple apricot
    artichoke ashwagandha avocado baker banana barberry bark barley basil bean bear bee beef beet
    beetroot berry beta bicarbonate bilberry biotic birch bitter black blackberry blood blue
    blueberry bone borage boron bovine boysenberry branched brewer broad broccoli bromelain brown
    buckthorn buckwheat burdock butcher butterbur cabbage cacao calf camomile caraway carbohydrate
    cardamom carob carotenoid carrot cascara cat catnip cayenne celery chaga chamomile charcoal
    chaste chasteberry cherry chia chicken chickpea chicory chili chitosan chlorella chocolate
    cinnamon citrus clove clover cobalt cocoa coconut cod coenzyme coffee collagen colloidal
    colostrum comfrey conjugated copper coriander corn cranberry cucumber curry damiana dandelion
    date deer delta devil digestive dill egg eggplant eggshell elder elderberry electrolyte enzyme
    epsilon essential eucalyptus evening eyebright fat fatty fennel fenugreek fermented fern
    feverfew fiber fibre fig fish flavonoid flax flaxseed flower fruit gamma garlic ginger ginseng
    glucomannan goat goji gold golden goldenseal goosefoot gotu grape grapefruit grapeseed grass
    green guar guarana guava gum hawthorn hazelnut hemp herbal hibiscus holy honey honeysuckle hop
    horny horse horseradish horsetail hydrogen hydrolysed hydrolyzed hyssop indole iron isoflavone
    ivy jojoba juniper kale kava kefir kelp kiwi kola kombucha konjac kratom krill kudzu lavender
    leaf lemon lemongrass lentil licorice lime linden linseed lion liquorice liver long lotus maca
    maitake manganese mango mangosteen manuka marigold marine marjoram marshmallow medium melon
    meso milk mineral mint mistletoe molybdenum monk mulberry mullein multivitamin mushroom mussel
    mustard myo myrrh natural nettle nickel night nucleotide nut nutmeg nutritional oat oil olive
    omega onion orange oregano organic oyster palm papaya parsley passion passionflower pea peach
    peanut pear pectin pepper peppermint peptide phosphorus phytosterol pineapple pistachio
    plantain plum pollen polyphenol pomegranate poppy porcine postbiotic potato prebiotic
    probiotic propolis protein provitamin prune pumpkin purified purple radish raspberry raw red
    reishi resistant rhubarb rice root rosehip rosemary royal rye safflower saffron sage salmon
    salt sardine saw sea seaweed seed selenium sesame shark shepherd shiitake short silica silver
    skullcap slippery soluble sour soy soya soybean spearmint spinach spirulina squash sterol
    stinging strawberry sulforaphane sulfur sulphur sunflower sweet tamarind tart tea thyme tiger
    tin tomato turkey turmeric valerian vegetable vegetarian vervain vinegar vitamin walnut water
    watercress watermelon wheat wheatgrass whey white wild willow winter witch wormwood yam yarrow
    yeast yellow yoghurt yogurt yohimbe zinc
    """.split()  # noqa: SIM905  # words, to be read
)
# As names of substances end: melatonin, magnesium, creatine, resveratrol, ferrous, acetyl.
_SUBSTANCE = re.compile(r".*(?:in|ine|ium|ol|ate|ide|ite|ose|ase|one|ene|ane|yl|oid|ous)")
_NO_SUBSTANCE: Final = frozenset(
    """
    argentine augustine benjamin berlin bristol byzantine catherine damascene dublin florentine
    franklin latin leone levantine maine martin nazarene palestine philippine rhine rhone turin
    ukraine valentine
    """.split()  # noqa: SIM905  # words, to be read
)


def is_common(word: str) -> bool:
    """Whether ``word``, in lower case, is the word of a thing, and no name of a place or plant."""
    return any(
        each in _LISTED or (each not in _NO_SUBSTANCE and _SUBSTANCE.fullmatch(each))
        for each in (word, word.removesuffix("s"))
    )
