"""What something may be said to do.

The classes are those of the law on supplements (21 CFR 101.93(g): cure, treat, prevent), of change of
state in English (Levin, English Verb Classes and Alternations, 1993, classes 10, 31, 45), and of
reporting verbs.
"""

from __future__ import annotations

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_verb, of_word

CURES = """
cure heal treat prevent reverse remedy eradicate vanquish vaccinate immunise
"""

FIGHTS = """
fight combat tackle attack beat conquer defeat banish block stop halt kill destroy dissolve neutralise
eliminate crush repel repulse shield guard protect defend stave avert curb slash arrest suppress counter
counteract undo erase expel flush purge clear melt zap tame silence quiet quieten quell overcome overpower
outwit disarm extinguish evict relieve ease soothe calm reduce lessen lower alleviate allay soften mitigate
numb shorten slow delay postpone rid spare rescue cut shrink cool dampen blunt fend ward drive_out drive_away
chase wipe_out clear_up root_out flush_out wash_out wear_down break_down bring_down see_off hold_off hold_back
keep_off keep_away put_off put_paid shut_down switch_off turn_off take_away take_off decrease diminish
minimise dispel disperse dissipate defuse deactivate disable inhibit detoxify decongest unblock untangle
relax pacify tranquillise settle subdue starve smother stamp_out stub_out nip strip steady douse drown
erode unclog declutter lighten_load shake_off burn burn_off slim trim stem stall forestall preempt
"""

BUILDS = """
improve boost enhance strengthen support help aid assist lift raise increase heighten sharpen brighten awaken
stimulate activate promote nourish fuel energise restore repair rebuild renew regenerate revive refresh
rejuvenate replenish recharge build regrow balance regulate stabilise normalise optimise maximise maintain
preserve sustain extend lengthen prolong accelerate quicken deepen double triple multiply firm plump smooth
thicken tighten toughen harden loosen lubricate cushion unlock widen bolster buttress fortify reinforce
invigorate perk_up ignite spark turbocharge supercharge power propel elevate enrich perfect polish hone
coax nudge boost rev_up fire_up wake_up speed_up top_up build_up shore_up prop_up pep_up set_right
jump-start kick-start fine-tune reset reboot rekindle reawaken reactivate harmonise revitalise vitalise
detox cleanse purify oxygenate moisturise hydrate supple tone tune safeguard secure benefit favour further
foster facilitate enable empower equip steel arm mend knit toughen pamper perfect upgrade bless transform
clarify focus brighten whiten grow keep speed feed wake open fill clean
"""

LIGHTS = """
make give bring let put send turn work act do_good do_wonders do_everything deliver provide offer add take get leave ensure guarantee
promise save free end solve fix sort serve run set hold go come win lend grant confer bestow hand carry
persuade convince teach train tell push pull drive keep_going stand move change affect influence touch reach
matter count pay outdo outperform surpass replace substitute handle manage spell answer deserve earn
suit shine succeed excel know trust remember need love
"""

PLAINS = """
contain belong occur exist consist form bind cross pass enter comprise include depend vary differ remain
become look taste smell sound cost sell buy name call describe note rate judge conclude
compare test study measure examine investigate follow register publish fund last require use eat drink
swallow chew produce extract obtain derive manufacture process store convert link connect relate
recommend advise warn report mention list express question doubt wonder tend begin start continue
rank range count refer classify label market consume ingest absorb excrete metabolise synthesise belong
happen seek explain make_up trade grow ferment dry boil live die exceed repeat confirm
"""

SHOWERS = """
show find prove confirm demonstrate reveal establish conclude attest verify document bear_out indicate
"""

TESTERS = """
test study try repeat examine compare look investigate measure count check confirm follow record explore research
assess evaluate report publish describe ask
"""
STOPS = """
stop swap replace ditch drop skip quit leave abandon discard bin throw chuck wean substitute dump
forget retire forgo avoid_needing cancel shelve dispense cut_out give_up come_off get_off go_off wave_goodbye
say_goodbye put_away put_aside lay_aside get_by get_rid do_away hand_back pass_up turn_down
"""

SWALLOWS = """
take start have use try aim double triple add mix swallow split increase begin stick dissolve reach pop down
stir sprinkle chew drink sip eat swap stay keep build work raise up go combine stock_up fill_up repeat continue choose pick get
put follow load cycle top halve reduce divide measure spread shake blend enjoy treat give consume stack
"""

AGREES = "agree concur endorse swear vouch recommend"

# What harms: as the subject's doing ("can damage the liver"), or in reports ("has been linked to").
HARMING = """
harm damage injure hurt upset irritate worsen aggravate cause poison provoke impair disturb endanger
weaken thin interfere interact compete hinder impede disrupt clash strain overload destroy thin_out
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
    (of_verb, c.HARMS, HARMING),
    (
        of_word,
        c.BEING,
        "is are was were be been being am isn't aren't wasn't weren't remains remain became becomes",
    ),
    (
        of_word,
        c.MODAL,
        "will can would must should shall won't can't cannot could'nt 'll it'll they'll you'll",
    ),
    (of_word, c.PLAIN, "has have had having does do did seems seem appears appear"),
]
