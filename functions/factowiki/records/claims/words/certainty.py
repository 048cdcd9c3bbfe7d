"""How sure a sentence is, and what it rests on.

Hedges and their steps are those of GRADE (guidelines 26: informative statements); cues of negation and
what only looks like one follow NegEx (Chapman et al. 2001).
"""

from __future__ import annotations

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_noun, of_verb, of_word

UNCERTAIN = """
uncertain uncertainty unsure unclear unknown unsettled undecided unproven unproved unconfirmed untested unstudied
unanswered inconclusive conflicting mixed disagree disagrees disagreed conflict conflicts contradictory
too_little_is not_known not_clear not_certain not_sure not_settled not_proven not_proved not_established not_understood
enough_is_known not_enough_is nobody_knows no_one_knows none_knows not_know don't_know cannot_say cannot_tell can't_tell cannot_judge
could_not_judge not_say not_tell not_been_shown not_been_proved not_been_tested not_been_studied
not_tested not_studied not_shown never_tested never_studied open_question not_yet remains_open left_open
too_few too_small too_little_known too_weak too_short little_is_known is_lacking are_lacking no_evidence
little_evidence not_enough_evidence insufficient_evidence no_results no_data hard_to_say impossible_to_say
doubtful questionable in_doubt unlikely not_clearly does_not_show do_not_show did_not_show cannot_show
not_show not_prove cannot_prove nothing_proves not_demonstrated jury_is_out not_conclusive not_reliable
"""
MAYBE = """
may might could perhaps possibly maybe possible suggest suggests suggested suggesting hint hints hinted seem
seems seemed appear appears appeared potentially potential conceivably tentative tentatively apparently
presumably believed thought supposed said promising preliminary exploratory
"""
PROBABLY = "probably likely presumably expected plausible plausibly"
PROOF = """
proven proved proof undeniable undeniably undoubtedly unquestionably indisputable indisputably irrefutable
unarguable incontrovertible certainly definitely definitive definitively conclusively
clinically scientifically guaranteed settled beyond_doubt beyond_question beyond_dispute no_doubt no_question
without_doubt without_question without_a_doubt scientific_fact established_fact medical_fact consensus
unanimous unanimously every_expert every_doctor all_doctors all_experts experts_agree doctors_agree
scientists_agree leaves_no_doubt hard_evidence hard_science case_closed watertight airtight
rock-solid ironclad incontestable gold-standard gold_standard established_beyond
overwhelming overwhelmingly verified validated approved_by_science by_science backed_by lab-tested science-backed evidence-based research-backed
"""
NOT = """
not no never none nobody nothing neither nor hardly scarcely barely isn't aren't wasn't weren't don't doesn't
didn't won't can't cannot couldn't wouldn't shouldn't hasn't haven't hadn't failed fails fail rejected rejects
reject refused denies deny denied lacks lacked lacking nowhere refuted unfounded banned bans ban forbids forbidden
"""
# They hold a cue of negation, and negate nothing: consumed whole.
FALSE_CUES = """
than_at no_wonder not_only not_least not_just not_merely not_simply never_fails cannot_fail not_fail no_matter
nothing_but nothing_short no_less nothing_less no_other nothing_beats nothing_works not_for_nothing
no_longer no_exception without_exception without_fail no_surprise no_coincidence no_accident
than_at_the than_before than_at_first than_they_were cannot_be_beaten never_lets second_to_none like_no_other never_disappoints
"""
LIMIT = """
only small few single limited early short brief briefly modest slight slightly little exploratory pilot
open-label low-quality uncontrolled unblinded partly partially however caution cautiously
at_most at_best so_far up_to no_longer_than short-lived temporary temporarily rare rarely weak weaker weakly
particular certain_people some certain_groups but_not chance bias biased slanted confined
"""
GAP = """
by_themselves by_itself on_their_own on_its_own without_any_treatment without_treatment
more_work more_research more_studies more_trials is_needed are_needed
not_mean not_show not_prove unknown untested not_known not_studied not_tested not_enough lacks_data no_data too_few could_miss miss_uncommon be_missed not_been_studied
no_information not_follow cannot_rule rule_out not_ruled  not_examined
not_looked not_investigated did_not_look did_not_count not_carry not_hold not_apply does_not_apply no_basis
without_trials without_evidence not_been_tested not_been_confirmed says_nothing say_nothing says_little
say_little nothing_about cannot_replace no_replacement not_replace not_the_same nothing_is_known little_is_known
could_be_missed not_been_repeated not_repeated not_confirm no_comparison no_control not_compared
uncommon_harms uncommon_effects no_one_knows nobody_knows not_been_set no_limit_set not_been_measured
"""
ALIKE = """
placebo dummy sham blank no_matter_which no_matter_whether regardless look-alike lookalike compared comparison versus controls control_group both_groups other_group either_group
as_common as_frequent as_frequently no_more no_better without_it untreated randomised randomly
between_groups in_both whichever no_sooner no_faster no_less_often relative_to the_others
"""
SAME = """
as_often more_than less_than fewer_than than equally alike similar similarly same as_much as_many difference differences differ differed control
"""
STUDIES = """
trial study review meta-analysis researcher author analysis analyses investigator experiment researcher
scientist survey cohort paper publication abstract registry source report case_report case_series
"""
STUDY_WORDS = """
research science evidence data literature results findings cochrane studied tested clinical_trials
"""
SAMPLES = "participant volunteer subject respondent"
AUTHORITIES = """
law regulator regulation authority agency ministry guideline committee commission court watchdog
institute academy academies council board health_service national_academies food_standards fact_sheet
registration official reference government inspectorate department organisation recommendation
"""
AUTHORITY_WORDS = """
world_health_organization tolerable upper_limit upper_level adequate_intake reference_intake daily_value
efsa fda nih nhs nice ods nccih mhra ema bfr anses cdc usda legal legally law authorised registered
approved licensed permitted recommended official officially by_law under_law pharmacopoeia monograph
natmed msd european_union eu cochrane_review
"""
SELLERS = """
seller maker manufacturer label advertisement advert ad brand website shop retailer marketer influencer
company package packaging package_leaflet blog vendor salesperson advertiser promoter claimant
"""
WORDS_ = """
word term phrase claim slogan label wording name definition meaning saying
"""
SETTINGS = """
mouse mice rat animal dog pig rabbit monkey rodent zebrafish worm yeast hamster fly flies guinea_pig
test_tube petri_dish cell_culture cultured_cell isolated_cell cell_line
"""
SETTING_WORDS = """
laboratory lab dish vitro vivo culture cultures tube in_cells on_cells cells_grown human_cells mouse_cells
microscope glass plate beaker isolated cultured animals preclinical pre-clinical piglets pups fruit_flies flask bench tissue_samples
"""

DENIALS = """
no_difference little_or_no no_important_difference no_effect no_benefit no_clear_effect no_clear_difference
no_clear_benefit no_real_difference no_change no_improvement no_advantage no_gain little_difference little_effect
little_benefit no_help
"""
EFFECTS = "difference effect benefit improvement change gain advantage drop rise increase reduction"

NO_STUDY = "found_nothing found_no found_none not_that no_studies no_trials no_study no_trial"
ENTRIES = [
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
    (of_noun, c.WORDS, WORDS_),
    (of_verb, c.WORDS, "claim advertise label"),
    (of_noun, c.SETTING, SETTINGS),
    (of_word, c.SETTING, SETTING_WORDS),
]
