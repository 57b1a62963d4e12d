"""The parts of a made-up area: names, agencies, households, support, contacts and planted missing links.

Nobody in it is a real person: names are drawn, phone numbers are from the ranges kept for drama, e-mail addresses and
postcodes from ranges that nobody has, and NHS numbers from the range kept for tests.
"""
