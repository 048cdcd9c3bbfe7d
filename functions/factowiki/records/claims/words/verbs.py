"""What something may be said to do.

The classes are those of the law on supplements (21 CFR 101.93(g): cure, treat, prevent), of change
of state in English (Levin, English Verb Classes and Alternations, 1993, classes 10, 31, 45), and of
reporting verbs.
"""

from __future__ import annotations

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_finite_verb, of_verb, of_word

CURES = "cure eradicate heal immunise prevent remedy reverse treat vaccinate vanquish"

FIGHTS = """
allay alleviate arrest attack avert banish beat block blunt break_down bring_down burn burn_off
calm chase clear clear_up combat conquer cool counter counteract crush curb cut dampen deactivate
declutter decongest decrease defeat defend defuse delay destroy detoxify diminish disable disarm
dispel disperse dissipate dissolve douse drive_away drive_out drown ease eliminate erase erode
evict expel extinguish fend fight flush flush_out forestall guard halt hold_back hold_off inhibit
keep_away keep_off kill lessen lighten_load lower melt minimise mitigate neutralise nip numb
outwit overcome overpower pacify postpone preempt protect purge put_off put_paid quell quiet
quieten reduce relax relieve repel repulse rescue rid root_out see_off settle shake_off shield
shorten shrink shut_down silence slash slim slow smother soften soothe spare stall stamp_out
starve stave steady stem stop strip stub_out subdue suppress switch_off tackle take_away take_off
tame tranquillise trim turn_off unblock unclog undo untangle ward wash_out wear_down wipe_out zap
"""

BUILDS = """
accelerate activate aid arm assist awaken balance benefit bless bolster boost brighten build
build_up buttress clarify clean cleanse coax cushion deepen detox double elevate empower enable
energise enhance enrich equip extend facilitate favour feed fill fine-tune fire_up firm focus
fortify foster fuel further grow harden harmonise heighten help hone hydrate ignite improve
increase invigorate jump-start keep kick-start knit lengthen lift loosen lubricate maintain
maximise mend moisturise multiply normalise nourish nudge open optimise oxygenate pamper pep_up
perfect perk_up plump polish power preserve prolong promote prop_up propel purify quicken raise
reactivate reawaken reboot rebuild recharge refresh regenerate regrow regulate reinforce
rejuvenate rekindle renew repair replenish reset restore rev_up revitalise revive safeguard secure
set_right sharpen shore_up smooth spark speed speed_up stabilise steel stimulate strengthen
supercharge supple support sustain thicken tighten tone top_up toughen transform triple tune
turbocharge unlock upgrade vitalise wake wake_up whiten widen
"""

LIGHTS = """
act add affect answer bestow bring carry change come confer convince count deliver deserve
do_everything do_good do_wonders drive earn end ensure excel fix free get give go grant guarantee
hand handle hold influence keep_going know leave lend let love make manage matter move need offer
outdo outperform pay persuade promise provide pull push put reach remember replace run save send
serve set shine solve sort spell stand substitute succeed suit surpass take teach tell touch train
trust turn win work
"""

PLAINS = """
absorb advise become begin belong bind boil buy call chew classify compare comprise conclude
confirm connect consist consume contain continue convert cost count cross depend derive describe
die differ doubt drink dry eat enter examine exceed excrete exist explain express extract ferment
follow form fund grow happen include ingest investigate judge label last link list live look
make_up manufacture market measure mention metabolise name note obtain occur pass process produce
publish question range rank rate recommend refer register relate remain repeat report require seek
sell sleep smell sound start store study swallow synthesise taste tend test trade use vary warn
wonder
"""

SHOWERS = """
attest bear_out conclude confirm demonstrate document establish find indicate prove reveal show
verify
"""

TESTERS = """
ask assess check compare confirm count describe evaluate examine explore follow investigate look
measure publish record repeat report research study test try
"""
STOPS = """
abandon avoid_needing bin cancel chuck come_off cut_out discard dispense ditch do_away drop dump
forget forgo get_by get_off get_rid give_up go_off hand_back lay_aside leave pass_up put_aside
put_away quit replace retire say_goodbye shelve skip stop substitute swap throw turn_down
wave_goodbye wean
"""

SWALLOWS = """
add aim begin blend build chew choose combine consume continue cycle dissolve divide double down
drink eat enjoy fill_up follow get give go halve have increase keep load measure mix pick pop put
raise reach reduce repeat shake sip split spread sprinkle stack start stay stick stir stock_up
swallow swap take top treat triple try up use work
"""

AGREES = "agree concur endorse recommend swear vouch"

# What harms: as the subject's doing ("can damage the liver"), or in reports ("has been linked to").
HARMING = """
aggravate cause clash compete damage destroy disrupt disturb endanger harm hinder hurt impair
impede injure interact interfere irritate overload poison provoke strain thin thin_out upset
weaken worsen
"""

BEINGS = """
am are aren't be became become becomes been being is isn't remain remains was wasn't were weren't
"""
ENTRIES = [
    (of_verb, c.CURE, CURES),
    (of_verb, c.FIGHT, FIGHTS),
    (of_verb, c.BUILD, BUILDS),
    (of_verb, c.LIGHT, LIGHTS),
    (of_verb, c.PLAIN, PLAINS),
    (of_verb, c.SHOWS, SHOWERS),
    (of_verb, c.TESTED, TESTERS),
    (of_verb, c.STOP, STOPS),
    (of_verb, c.SWALLOW, SWALLOWS),
    (of_verb, c.AGREE, AGREES),
    (of_finite_verb, c.HARMS, HARMING),
    (of_word, c.BEING, BEINGS),
    (
        of_word,
        c.MODAL,
        "will can would must should shall won't can't cannot could'nt 'll it'll they'll you'll",
    ),
    (of_word, c.PLAIN, "has have had having does do did seems seem appears appear"),
]
