"""Whom a sentence is about: its reader, everybody, a group, who cares for them, who uses it."""

from __future__ import annotations

from factowiki.records.claims.words import classes as c
from factowiki.records.claims.words.forms import of_noun, of_verb, of_word

READER = "you you'll you're you've your yours yourself yourselves"
ALL = """
all_adults all_ages all_men all_of_us all_people all_women any_adult any_age any_man any_person
any_woman anybody anyone anyone's anywhere at_any_age each_of_us every_adult every_age every_body
every_man every_one every_person every_woman everybody everybody's everyone everyone's everywhere
for_all humanity most_adults most_people no_matter_who our_bodies whatever_your whoever
whole_family young_and_old
"""
PEOPLE = """
adult athlete cyclist drinker driver eater elderly footballer housewife man men monk neighbour
nurse office office_worker older_adult older_people patient pensioner people person player runner
sailor senior shift_worker smoker soldier student swimmer traveller user vegan vegetarian villager
woman women worker
"""
PATIENTS = """
alcoholic arthritic asthmatic cancer_patient coeliac diabetic epileptic insomniac migraineur
sufferer
"""
MATERNAL = """
breast_milk bump embryo fetus foetus mom mother mother-to-be mothers-to-be mum mum-to-be
mums-to-be newborn pregnancies pregnancy trimester unborn womb
"""
MATERNAL_WORDS = """
antenatal breast-feeding breastfeed breastfeeding childbirth conceive conception expectant
expecting family_way lactating lactation nursing postnatal pregnant prenatal trying_for_a
with_child
"""
YOUNG = """
adolescent babies baby boy child children daughter girl grandchild grandchildren infant kid
little_one minor nursery preschooler pupil schoolchild schoolchildren son teen teenager toddler
tot youngster youth
"""
CARERS = """
blood_test cardiologist check-up clinic clinician consultant dentist diagnosis dietitian doctor gp
health_professional health_visitor midwife neurologist nurse_practitioner paediatrician pharmacist
physician physiotherapist psychiatrist specialist surgeon
"""
USERS = """
actor actress ask_anybody ask_anyone buyer celebrity champion client consumer convert customer
devotee fan film_star five-star follower influencer listener member olympian pop_star rating
reader regular reviewer shopper singer star subscriber testimonial user visitor
"""
MINE = """
aunt colleague friend herself himself i i'm i've me mine my myself our ours themselves uncle we've
"""
USER_VERBS = "adore praise rave swear"

FAVOURED = "approved chosen endorsed loved praised preferred rated recommended trusted"

ENTRIES = [
    (of_word, c.FAVOURED, FAVOURED),
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
