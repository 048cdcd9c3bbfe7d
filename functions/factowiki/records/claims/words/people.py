"""Whom a sentence is about: its reader, everybody, a group, those who care for others, those who use a thing."""

from __future__ import annotations

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_noun, of_verb, of_word

READER = "you your yours yourself yourselves you're you'll you've"
ALL = """
everyone everybody anyone anybody whoever everywhere anywhere all_ages every_age any_age at_any_age
for_all most_people all_people any_adult every_adult all_adults most_adults whole_family young_and_old every_body
all_of_us each_of_us every_one any_person every_person everyone's anyone's everybody's humanity
whatever_your no_matter_who any_man any_woman every_man every_woman all_women all_men our_bodies
"""
PEOPLE = """
people adult man men woman women person patient nurse student runner cyclist athlete player worker
smoker vegan vegetarian pensioner soldier driver swimmer footballer office_worker office shift_worker
older_people older_adult elderly senior neighbour villager sailor monk traveller housewife user drinker eater
"""
PATIENTS = "diabetic sufferer asthmatic epileptic migraineur arthritic insomniac alcoholic cancer_patient coeliac"
MATERNAL = """
pregnancy pregnancies mother mum mom mum-to-be mums-to-be mother-to-be mothers-to-be midwife_visit womb
unborn foetus fetus embryo trimester breast_milk bump newborn bun_in_the new_mother
"""
MATERNAL_WORDS = """
pregnant expecting expectant breastfeeding breast-feeding breastfeed nursing lactation lactating conceive
conception antenatal prenatal postnatal childbirth family_way with_child trying_for_a
"""
YOUNG = """
child children baby babies infant toddler kid teen teenager adolescent youngster little_one schoolchild
schoolchildren pupil minor tot nursery boy girl son daughter grandchild grandchildren youth preschooler
"""
CARERS = """
doctor gp pharmacist specialist surgeon physician midwife dietitian neurologist cardiologist psychiatrist
paediatrician physiotherapist clinician health_professional dentist health_visitor waiting_room clinic
check-up blood_test diagnosis consultant nurse_practitioner
"""
USERS = """
reader visitor member listener champion olympian actor actress singer pop_star film_star user customer fan buyer follower reviewer client devotee convert regular shopper subscriber consumer
celebrity influencer testimonial rating star ask_anyone ask_anybody five-star
"""
MINE = "i me my mine myself i've i'm our ours we've himself herself themselves friend aunt uncle colleague"
USER_VERBS = "swear rave praise adore"

ENTRIES = [
    (of_word, c.READER, READER),
    (of_word, c.ALL, ALL),
    (of_noun, c.PEOPLE, PEOPLE),
    (of_noun, c.PATIENT, PATIENTS),
    (of_noun, c.MATERNAL, MATERNAL),
    (of_word, c.MATERNAL, MATERNAL_WORDS),
    (of_noun, c.YOUNG, YOUNG),
    (of_noun, c.CARER, CARERS),
    (of_noun, c.USER, USERS),
    (of_word, c.MINE, MINE),
    (of_verb, c.USER, USER_VERBS),
]
