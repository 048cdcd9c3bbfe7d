"""How sure a sentence is, and what it rests on.

Hedges and their steps are those of GRADE (guidelines 26: informative statements); cues of negation
and what only looks like one follow NegEx (Chapman et al. 2001).
"""

from __future__ import annotations

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_noun, of_verb, of_word

UNCERTAIN = """
can't_tell cannot_judge cannot_say cannot_tell conflict conflicting conflicts contradictory
could_not_judge disagree disagreed disagrees don't_know doubtful enough_is_known hard_to_say
impossible_to_say in_doubt inconclusive insufficient_evidence jury_is_out left_open
little_evidence little_is_known mixed no_data no_evidence no_one_knows no_results nobody_knows
none_knows not_certain not_clear not_clearly not_conclusive not_enough_evidence not_enough_is
not_know not_known not_reliable not_say not_settled not_sure not_tell not_understood not_yet
open_question questionable remains_open too_few too_little_is too_little_known too_short too_small
too_weak unanswered uncertain uncertainty unclear unconfirmed undecided unknown unlikely unproved
unproven unsettled unstudied unsure untested
"""
MAYBE = """
apparently appear appeared appears believed conceivably could exploratory hint hinted hints may
maybe might perhaps possible possibly potential potentially preliminary presumably promising said
seem seemed seems suggest suggested suggesting suggests supposed tentative tentatively thought
"""
PROBABLY = "expected likely plausible plausibly presumably probably"
PROOF = """
airtight backed_by beyond_dispute beyond_doubt beyond_question by_science case_closed certainly
clinically conclusively consensus definitely definitive definitively doctors_agree
established_beyond established_fact evidence-based experts_agree gold-standard gold_standard
guaranteed hard_evidence hard_science incontestable incontrovertible indisputable indisputably
ironclad irrefutable lab-tested leaves_no_doubt medical_fact no_doubt no_question overwhelming
overwhelmingly proof proved proven research-backed rock-solid science-backed scientific_fact
scientifically scientists_agree settled unanimous unanimously unarguable undeniable undeniably
undoubtedly unquestionably validated verified watertight without_a_doubt without_doubt
without_question
"""
NOT = """
aren't ban banned bans barely can't cannot couldn't denied denies deny didn't doesn't don't fail
failed fails forbidden forbids hadn't hardly hasn't haven't isn't lacked lacking lacks neither
never no nobody none nor not nothing nowhere refused refuted reject rejected rejects scarcely
shouldn't unfounded wasn't weren't won't wouldn't
"""
# They hold a cue of negation, and negate nothing: consumed whole.
FALSE_CUES = """
cannot_be_beaten cannot_fail like_no_other never_disappoints never_fails never_lets no_accident
no_coincidence no_exception no_less no_longer no_matter no_other no_surprise no_wonder not_fail
not_for_nothing not_just not_least not_merely not_only not_simply nothing_beats nothing_but
nothing_less nothing_short nothing_works second_to_none than_at than_at_first than_at_the
than_before than_they_were without_exception without_fail
"""
LIMIT = """
at_best at_most bias biased brief briefly but_not caution cautiously certain_groups certain_people
chance confined early exploratory few however limited little low-quality modest no_longer_than
only open-label partially particular partly pilot rare rarely short short-lived single slanted
slight slightly small so_far some temporarily temporary unblinded uncontrolled up_to weak weaker
weakly
"""
GAP = """
are_needed be_missed by_itself by_themselves cannot_replace cannot_rule could_be_missed could_miss
does_not_apply is_needed lacks_data little_is_known more_research more_studies more_trials
more_work no_basis no_comparison no_control no_data no_information no_limit_set no_one_knows
no_replacement nobody_knows not_apply not_been_set not_carry not_enough not_follow not_hold
not_known not_mean not_replace not_ruled not_the_same nothing_about nothing_is_known on_its_own
on_their_own rule_out say_little say_nothing says_little says_nothing too_few unknown untested
without_any_treatment without_evidence without_treatment without_trials
"""
ALIKE = """
as_common as_frequent as_frequently between_groups blank both_groups compared comparison
control_group controls dummy either_group in_both look-alike lookalike no_better no_faster
no_less_often no_matter_whether no_matter_which no_more no_sooner other_group placebo randomised
randomly regardless relative_to sham the_others untreated versus whichever without_it
"""
SAME = """
alike as_many as_much as_often control differ differed difference differences equally fewer_than
less_than more_than same similar similarly than
"""
STUDIES = """
abstract analyses analysis author case_report case_series cohort experiment investigator
meta-analysis paper publication registry report researcher review scientist source study survey
trial
"""
STUDY_WORDS = """
clinical_trials cochrane data evidence findings literature research results science studied tested
"""
SAMPLES = "participant respondent subject volunteer"
AUTHORITIES = """
academies academy agency authority board commission committee council court department fact_sheet
food_standards government guideline health_service inspectorate institute law ministry
national_academies official organisation recommendation reference registration regulation
regulator watchdog
"""
AUTHORITY_WORDS = """
adequate_intake anses approved authorised bfr by_law cdc cochrane_review daily_value efsa ema eu
european_union fda law legal legally licensed mhra monograph msd natmed nccih nhs nice nih ods
official officially permitted pharmacopoeia recommended reference_intake registered tolerable
under_law upper_level upper_limit usda world_health_organization
"""
SELLERS = """
ad advert advertisement advertiser blog brand claimant company influencer label maker manufacturer
marketer package package_leaflet packaging promoter retailer salesperson seller shop vendor
website
"""
WORDS_ = "claim definition label meaning name phrase saying slogan term word wording"
SETTINGS = """
animal cell_culture cell_line cultured_cell dog flies fly guinea_pig hamster isolated_cell mice
monkey mouse petri_dish pig rabbit rat rodent test_tube worm yeast zebrafish
"""
SETTING_WORDS = """
animals beaker bench cells_grown culture cultured cultures dish flask fruit_flies glass
human_cells in_cells isolated lab laboratory microscope mouse_cells on_cells piglets plate
pre-clinical preclinical pups tissue_samples tube vitro vivo
"""

DENIALS = """
little_benefit little_difference little_effect little_or_no no_advantage no_benefit no_change
no_clear_benefit no_clear_difference no_clear_effect no_difference no_effect no_gain no_help
no_important_difference no_improvement no_real_difference
"""
EFFECTS = "advantage benefit change difference drop effect gain improvement increase reduction rise"

NO_STUDY = "found_no found_none found_nothing no_studies no_study no_trial no_trials not_that"
BREAKS = """
( ) : ; \u2013 \u2014 although because but however so therefore though whereas which while yet
"""
ENTRIES = [
    (of_word, c.BREAK, BREAKS),
    (of_word, c.GAP | c.NOT, NO_STUDY),
    (of_word, c.DENIES, DENIALS),
    (of_noun, c.EFFECTS, EFFECTS),
    (of_word, c.UNCERTAIN, UNCERTAIN),
    (of_word, c.MAYBE, MAYBE),
    (of_word, c.PROBABLY, PROBABLY),
    (of_word, c.PROOF, PROOF),
    (of_word, c.NOT, NOT),
    (of_word, c.WITHOUT, "without free_from free_of devoid_of"),
    (of_word, 0, FALSE_CUES),
    (of_word, c.LIMIT, LIMIT),
    (of_word, c.GAP, GAP),
    (of_word, c.ALIKE, ALIKE),
    (of_word, c.SAME, SAME),
    (of_noun, c.STUDY, STUDIES),
    (of_word, c.STUDY, STUDY_WORDS),
    (of_noun, c.SAMPLE, SAMPLES),
    (of_noun, c.AUTHORITY, AUTHORITIES),
    (of_word, c.AUTHORITY, AUTHORITY_WORDS),
    (of_noun, c.SELLER, SELLERS),
    (of_word, c.SELLER, "who_sell who_sells"),
    (of_noun, c.WORDS, WORDS_),
    (of_verb, c.WORDS, "claim advertise label"),
    (of_noun, c.SETTING, SETTINGS),
    (of_word, c.SETTING, SETTING_WORDS),
]
