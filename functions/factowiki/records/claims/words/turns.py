"""Turns of speech: care, conclusions, habits, praise, trade, age, fear, amounts.

Care follows package leaflets; conclusions and causes the discourse connectives of English; praise and
trade the words that the EU register of health claims, the CAP code (15.2) and the FTC's guidance
discuss. Generic words of a thesaurus: an idiom that nobody lists is left to the rules that ask what a
sentence must contain.
"""

from __future__ import annotations

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_noun, of_verb, of_word

CARE = """
ask avoid consult careful caution cautious carefully warn warns warned warning advised_against advise_against
advises_against advised advises advise tell_your talk_to speak_to check_with see_a see_your supervision
supervised under_medical keep_apart hours_apart seek_help medical_help seek_medical stop_taking monitored
monitor prescribes prescribed_by only_if only_when only_with only_under unless_a first_ask watch_for
away_from call_for get_help lie_down checked precaution take_care with_care contact call_an call_a stay_away keep_away limit limits restrict
"""
FORBID = """
should_not must_not not_recommended not_advised not_suitable not_be_taken not_be_used
not_for not_be_given not_take not_use not_exceed not_stop not_replace not_change not_mix not_be_combined
not_come not_give not_drive not_drink against_taking no_substitute should_avoid better_not best_avoided too_soon
"""
INVITES = """
feel look stay discover experience enjoy try imagine welcome meet join treat give say wake let explore embrace
live love trust choose rediscover savour indulge pamper start begin act
"""
IMPOSSIBLE = "impossible unthinkable unheard unheard-of nonexistent non-existent inconceivable a_myth out_of_the"
SO = """
mean means so therefore thus hence thereby consequently accordingly which_means meaning that_means this_means that_is_why
this_is_why which_is_why as_a_result in_turn for_it with_it_comes whereby and_with_it this_shows that_shows
which_shows which_proves that_proves leading_to translates turns_into pays_off and_so so_that
no_wonder then which_keeps which_protects which_is_how
"""
CAUSE = """
because cause causes caused causing reason due_to thanks_to owing_to owe owes behind
responsible blame credit why protects protected protecting prevents prevented keeps
lies_behind root_of source_of comes_from came_from stems_from down_to leads_to led_to drives
that_is_what this_is_what is_what the_work_of the_doing_of secret_of secret_to
"""
LINKED = """
linked associated association correlate correlates correlated correlation go_together goes_together
went_together common_in more_common less_common found_in_many
"""
HABIT = """
drinkers eaters users who_eat who_drink who_take
who_use who_ate who_drank who_took villages countries regions populations nations
peoples islanders diet diets survey surveys cohort neighbours in_their_blood often_have blood_levels observed where_people have_little have_low have_less has_low often_low often_lack
vegetarians lovers habit habits with_low with_high with_more with_less in_countries in_regions lifelong
"""
PRAISE = """
good great best ideal perfect effective beneficial powerful potent wonderful amazing superior unbeatable
unrivalled unmatched outstanding remarkable excellent superb terrific fantastic impressive unsurpassed
incredible invaluable indispensable essential_for worthwhile worth reliable reliably trusted proven_to
"""
PROMISE = """
answer secret key solution relief help comfort balm support protection aid cure weapon ally friend boon godsend miracle powerhouse hero champion lifesaver
lifeline shortcut ticket recipe antidote guardian bodyguard elixir must must-have gift blessing game-changer breakthrough
wonder lifeline tonic saviour companion insurance medicine_chest
"""
SALES = """
detox detoxes detoxify detoxifies detoxifying detoxification superfood superfoods adaptogen adaptogens adaptogenic
miracle miraculous turbocharge turbocharges supercharge supercharges powerhouse rejuvenate rejuvenates
rejuvenating rejuvenation anti-ageing anti-aging ageless youthful elixir toxins purify purifies cleanse
cleanses cleansing cleanser fountain game-changer game-changing revolutionary breakthrough magic magical wonder unleash
unleashes unlock unlocks vitality-boosting immune-boosting fat-burning fat-burner booster boosters boosting
boosts boost superhero superior supreme ultimate limitless biohack biohacking turn_back the_clock recharge
recharges energises energise energiser energising radiance radiant glow glowing revitalise revitalises
revitalising invigorates invigorating invigorate rev_up revs_up fires_up super-food superfuel wonder_drug
bursting_with packed_with brimming_with loaded_with body_and_mind mind_and_body body_and_soul work_wonders works_wonders full_of_goodness fight_ageing fights_ageing defy defies age-defying secret_weapon full_potential peak next_level nature's_answer
"""
SOFTSALES = """
wellness wellbeing well-being vitality balance harmony holistic holistically vibrant vibrancy zest pep vigour
natural_energy energy inner_balance nature's nature natural natural_way goodness nourishing feel-good pure purity
gentle gently essence rounded all-round all-rounder overall lifestyle equilibrium strength_from within
soul spirit refreshing refreshes uplifting soothing premium finest quality_of_life complete
"""
OLD = """
century centuries generation generations ancestor ancestors ancestral ancient tradition traditions traditional
traditionally millennia millennium thousand_years hundred_years hundreds_of_years thousands_of_years
forefathers forebears forebear grandmother grandmothers grandparents grandma time-honoured time-tested age-old heritage healer
healers shaman shamans ayurveda ayurvedic folk folklore monk monks history historic emperor emperors
pharaohs pharaoh egyptians romans greeks vikings antiquity medieval middle_ages ages_past immemorial
for_ages old_wives wise_women long_use long_been handed_down passed_down elders tribes tribe indigenous
"""
VOUCH = """
wrong mistake mistaken vouch vouches trust trusted trusts prove proves proof proven knew know known why so therefore swore sworn stood stands
survived earned speaks worth beyond testament tested reason convinced relied enough guarantee
"""
SAFE = """
safe safely harmless gentle mild benign innocuous well-tolerated well_tolerated fine okay ok suitable
tolerate tolerates tolerated risk-free no_problem unproblematic safest worry-free compatible kind_to
agrees_with at_ease
"""
TOTAL = """
completely totally entirely perfectly absolutely utterly whatsoever wholly fully always any all every
everybody everyone anybody anyone nothing zero never forever lifetime years indefinitely at_all even 100
no_matter whatever however_much as_long
"""
HARMLESS = """
no_side_effects no_side-effects without_side_effects no_risk no_risks without_risk without_danger no_danger
cannot_harm can't_harm cannot_hurt can't_hurt never_harm never_harms no_harm not_harm nothing_to_lose
nothing_to_fear nothing_to_worry need_not need_no nothing_can_go no_downside no_downsides no_known_interactions
no_interactions no_interaction not_interact without_worry without_worries without_concern no_need
no_cause_for never_hurt never_hurts not_hurt do_no_harm does_no_harm no_worry free_of_side free_from_side free_of_risk as_you_like as_you_please as_you_wish as_you_want cannot_overdose can't_overdose impossible_to_overdose
as_you_like as_you_please as_you_wish as_you_want cannot_overdo can't_overdo cannot_go_wrong can't_go_wrong never_too_much nothing_to_be no_such_thing second_thought
without_trouble no_trouble no_ill_effects no_adverse no_ifs without_hesitation no_drawbacks no_catch
without_thinking without_a_thought no_limit no_problem no_problems not_a_problem no_restriction no_restrictions
"""
INSTEAD = """
alternative instead substitute replacement unnecessary redundant superfluous needless rather_than in_place_of
stand_in no_need need_no not_need need_not does_the_job do_the_job take_the_place without_a_prescription replaces
needn't no_longer_need without_prescription goodbye makes_way obsolete spares_you spare_you
"""
DANGER = "risk chance danger odds likelihood probability likely rate rates incidence"
SHARE = """
percent % per_cent half halves halved halving twice doubled doubles double third quarter thirds quarters fifths sixth seventh eighth tenth threefold twofold
fold times triple tripled tenfold fifth two-thirds majority
"""
FEAR = """
too_late time_bomb before_it's ticking cannot_afford can't_afford afford silently quietly slowly_but epidemic
act_now right_now today hurry every_day every_hour each_day daily waste_no no_time warning_sign alarm crying
screaming begging suffer suffers pay_the regret neglect wait ignore
"""
DECAY = """
crumble decay deteriorate rot rust starve fade shrink wither fail collapse age suffer weaken waste die clog harden
break wear_out give_out run_dry run_out give_up grind_down dry_out stop calcify fur_up choke shrivel lose falter
"""
BELITTLE = """
timid overcautious over-cautious outdated arbitrary exaggerated meaningless nonsense
too_low ignore scare scaremongering bureaucrats alarmist merely suggestion fuss fussy
"""
CEILING = """
upper_limit limit limits upper_level maximum ceiling label labels  recommendation recommendations recommended guideline allowance daily_allowance
dose doses amount amounts
"""
MUCH = """
more extra additional higher larger bigger mega megadose megadoses massive double triple tenfold
plenty surplus generous above beyond exceed exceeds extra-high
"""
DOSEUNITS = "mg milligram g gram µg mcg ug microgram iu kg ml capsule tablet scoop teaspoon tablespoon spoonful drop gummy gummies pill sachet cup serving dose"
TIMES = "day week month year hour minute night morning evening second season"
UNITS = "kg kilo pound calorie point cm mmhg litre metre percent % kilometre"
NUMBERS = """
one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty
hundred hundreds thousand thousands million millions billion dozen dozens
"""

ENTRIES = [
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
