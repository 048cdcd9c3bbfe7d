"""Turns of speech: care, conclusions, habits, praise, trade, age, fear, amounts.

Care follows package leaflets; conclusions and causes the connectives of English; praise and trade
the words that the EU register of health claims, the CAP code (15.2) and the FTC's guidance discuss.
Generic words of a thesaurus: an idiom that nobody lists is left to the rules that ask what a
sentence must contain.
"""

from __future__ import annotations

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_noun, of_verb, of_word

CARE = """
advise advise_against advised advised_against advises advises_against ask avoid away_from call_a
call_an call_for careful carefully caution cautious check_with checked consult contact first_ask
get_help hours_apart keep_apart keep_away lie_down limit limits medical_help monitor monitored
only_if only_under only_when only_with precaution prescribed_by prescribes restrict see_a see_your
seek_help seek_medical speak_to stay_away stop_taking supervised supervision take_care talk_to
tell_your under_medical unless_a warn warned warning warns watch_for with_care
"""
FORBID = """
against_taking best_avoided better_not must_not no_substitute not_advised not_be_combined
not_be_given not_be_taken not_be_used not_change not_come not_drink not_drive not_exceed not_for
not_give not_mix not_recommended not_replace not_stop not_suitable not_take not_use should_avoid
should_not too_soon
"""
INVITES = """
act begin choose discover embrace enjoy experience explore feel give imagine indulge join let live
look love meet pamper rediscover savour say start stay treat trust try wake welcome
"""
IMPOSSIBLE = """
a_myth impossible inconceivable non-existent nonexistent out_of_the unheard unheard-of unthinkable
"""
SO = """
accordingly and_so and_with_it as_a_result consequently for_it hence in_turn leading_to mean
meaning means no_wonder pays_off so so_that that_is_why that_means that_proves that_shows then
thereby therefore this_is_why this_means this_shows thus translates turns_into whereby
which_is_how which_is_why which_keeps which_means which_protects which_proves which_shows
with_it_comes
"""
CAUSE = """
because behind blame came_from cause caused causes causing comes_from credit down_to drives due_to
is_what keeps leads_to led_to owe owes owing_to prevented prevents protected protecting protects
reason responsible root_of secret_of secret_to source_of stems_from thanks_to that_is_what
the_doing_of the_work_of this_is_what why
"""
LINKED = """
associated association common_in correlate correlated correlates correlation found_in_many
go_together goes_together less_common linked more_common went_together
"""
HABIT = """
blood_levels cohort countries diet diets drinkers eaters habit habits has_low have_less
have_little have_low in_countries in_regions in_their_blood islanders lifelong lovers nations
neighbours observed often_have often_lack often_low peoples populations regions survey surveys
users vegetarians villages where_people who_ate who_drank who_drink who_eat who_take who_took
who_use with_high with_less with_low with_more
"""
PRAISE = """
amazing beneficial best effective essential_for excellent fantastic good great ideal impressive
incredible indispensable invaluable outstanding perfect potent powerful proven_to reliable
reliably remarkable superb superior terrific trusted unbeatable unmatched unrivalled unsurpassed
wonderful worth worthwhile
"""
PROMISE = """
aid ally answer antidote balm blessing bodyguard boon breakthrough champion comfort companion cure
elixir friend game-changer gift godsend guardian help hero insurance key lifeline lifesaver
miracle must must-have powerhouse protection recipe relief saviour secret shortcut solution
support ticket tonic weapon wonder
"""
SALES = """
adaptogen adaptogenic adaptogens age-defying ageless anti-ageing anti-aging biohack biohacking
body_and_mind body_and_soul bomb boost booster boosters boosting boosts breakthrough brimming_with
bursting_with cleanse cleanser cleanses cleansing defies defy detox detoxes detoxification
detoxifies detoxify detoxifying elixir energise energiser energises energising fat-burner
fat-burning fires_up fountain full_of_goodness full_potential game-changer game-changing glow
glowing immune-boosting invigorate invigorates invigorating limitless loaded_with magic magical
mind_and_body miracle miraculous next_level packed_with peak powerhouse purifies purify radiance
radiant recharge recharges rejuvenate rejuvenates rejuvenating rejuvenation rev_up revitalise
revitalises revitalising revolutionary revs_up secret_weapon super-food supercharge supercharges
superfood superfoods superfuel superhero superior supreme the_clock toxins turbocharge
turbocharges turn_back ultimate unleash unleashes unlock unlocks vitality-boosting wonder
wonder_drug work_wonders works_wonders youthful
"""
SOFTSALES = """
all-round all-rounder balance bomb complete energy equilibrium essence feel-good finest gentle
gently goodness harmony holistic holistically inner_balance lifestyle natural natural_energy
natural_way nature nature's nourishing overall pep premium pure purity quality_of_life refreshes
refreshing rounded soothing soul spirit uplifting vibrancy vibrant vigour vitality well-being
wellbeing wellness within zest
"""
OLD = """
age-old ages_past ancestor ancestors ancestral ancient antiquity ayurveda ayurvedic centuries
century egyptians elders emperor emperors folk folklore for_ages forebear forebears forefathers
generation generations grandma grandmother grandmothers grandparents greeks handed_down healer
healers heritage historic history hundred_years hundreds_of_years immemorial indigenous long_been
long_use medieval middle_ages millennia millennium monk monks old_wives passed_down pharaoh
pharaohs romans shaman shamans thousand_years thousands_of_years time-honoured time-tested
tradition traditional traditionally traditions tribe tribes vikings wise_women
"""
VOUCH = """
beyond convinced earned enough guarantee knew know known mistake mistaken proof prove proven
proves reason relied so speaks stands stood survived swore sworn testament tested therefore trust
trusted trusts vouch vouches why worth wrong
"""
SAFE = """
agrees_with at_ease benign compatible fine gentle harmless innocuous kind_to mild no_problem ok
okay risk-free safe safely safest suitable tolerate tolerated tolerates unproblematic
well-tolerated well_tolerated worry-free
"""
TOTAL = """
100 absolutely all always any anybody anyone as_long at_all completely entirely even every
everybody everyone forever fully however_much indefinitely lifetime never no_matter nothing
perfectly totally utterly whatever whatsoever wholly years zero
"""
HARMLESS = """
as_you_like as_you_please as_you_want as_you_wish can't_go_wrong can't_harm can't_hurt
can't_overdo can't_overdose cannot_go_wrong cannot_harm cannot_hurt cannot_overdo cannot_overdose
do_no_harm does_no_harm free_from_side free_of_risk free_of_side impossible_to_overdose need_no
need_not never_harm never_harms never_hurt never_hurts never_too_much no_adverse no_catch
no_cause_for no_danger no_downside no_downsides no_drawbacks no_harm no_ifs no_ill_effects
no_interaction no_interactions no_known_interactions no_limit no_need no_problem no_problems
no_restriction no_restrictions no_risk no_risks no_side-effects no_side_effects no_such_thing
no_trouble no_worry not_a_problem not_harm not_hurt not_interact nothing_can_go nothing_speaks
nothing_to_be nothing_to_fear nothing_to_lose nothing_to_worry without_a_thought without_concern
without_danger without_hesitation without_risk without_side_effects without_thinking
without_trouble without_worries without_worry
"""
INSTEAD = """
alternative do_the_job does_the_job goodbye in_place_of instead makes_way need_no need_not
needless needn't no_longer_need no_need not_need obsolete rather_than redundant replacement
replaces spare_you spares_you stand_in substitute superfluous take_the_place unnecessary
without_a_prescription without_prescription
"""
DANGER = "chance danger incidence likelihood likely odds probability rate rates risk"
SHARE = """
% double doubled doubles eighth fifth fifths fold half halved halves halving majority per_cent
percent quarter quarters seventh sixth tenfold tenth third thirds threefold times triple tripled
twice two-thirds twofold
"""
FEAR = """
act_now afford alarm before_it's begging can't_afford cannot_afford crying daily each_day epidemic
every_day every_hour hurry ignore neglect no_time pay_the quietly regret right_now screaming
silently slowly_but suffer suffers ticking time_bomb today too_late wait warning_sign waste_no
"""
DECAY = """
age break calcify choke clog collapse crumble decay deteriorate die dry_out fade fail falter
fur_up give_out give_up grind_down harden lose rot run_dry run_out rust shrink shrivel starve stop
suffer waste weaken wear_out wither
"""
BELITTLE = """
absurd alarmist arbitrary bureaucrats exaggerated fuss fussy ignore joke laughable meaningless
merely nonsense outdated over-cautious overcautious ridiculous scare scaremongering suggestion
timid too_low
"""
CEILING = """
allowance amount amounts ceiling daily_allowance dose doses guideline label labels limit limits
maximum recommendation recommendations recommended upper_level upper_limit
"""
MUCH = """
above additional beyond bigger double exceed exceeds extra extra-high generous higher larger
massive mega megadose megadoses more plenty surplus tenfold triple
"""
DOSEUNITS = """
capsule cup dose drop g gram gummies gummy iu kg mcg mg microgram milligram ml pill sachet scoop
serving spoonful tablespoon tablet teaspoon ug µg
"""
TIMES = """
autumn course day evening hour minute month morning night season second spring summer term week
winter year
"""
UNITS = "% calorie cm kg kilo kilometre litre metre mmhg percent point pound"
NUMBERS = """
billion dozen dozens eight eleven fifteen fifty five forty four hundred hundreds million millions
nine one seven six sixty ten thirty thousand thousands three twelve twenty two
"""

MOVERS = "become climb drop fall gain grow improve last lose reach rise sink"
MOVES = """
better calmer deeper denser down easier faster fewer higher less longer lower more stronger
thicker thinner up worse
"""
ENTRIES = [
    (of_verb, c.MOVES, MOVERS),
    (of_word, c.MOVES, MOVES),
    (of_word, c.CARE, CARE),
    (of_word, c.FORBID | c.NOT, FORBID),
    (of_verb, c.INVITE, INVITES),
    (of_word, c.IMPOSSIBLE, IMPOSSIBLE),
    (of_word, c.SO, SO),
    (of_word, c.CAUSE, CAUSE),
    (of_word, c.LINKED, LINKED),
    (of_word, c.HABIT, HABIT),
    (of_word, c.PRAISE, PRAISE),
    (of_noun, c.PROMISE, PROMISE),
    (of_word, c.SALES, SALES),
    (of_word, c.SOFTSALES, SOFTSALES),
    (of_word, c.OLD, OLD),
    (of_word, c.VOUCH, VOUCH),
    (of_word, c.SAFE, SAFE),
    (of_word, c.TOTAL, TOTAL),
    (of_word, c.HARMLESS, HARMLESS),
    (of_word, c.INSTEAD, INSTEAD),
    (of_word, c.DANGER, DANGER),
    (of_word, c.SHARE, SHARE),
    (of_word, c.FEAR, FEAR),
    (of_verb, c.DECAY, DECAY),
    (of_word, c.BELITTLE, BELITTLE),
    (of_word, c.CEILING, CEILING),
    (of_word, c.MUCH, MUCH),
    (of_noun, c.DOSEUNIT, DOSEUNITS),
    (of_noun, c.TIME, TIMES),
    (of_noun, c.UNIT, UNITS),
    (of_word, c.NUMBER, NUMBERS),
]
