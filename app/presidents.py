"""The presidents and their terms; an order's president is the one in office on the day it was signed.

Terms run from noon to noon of 20 January (of 4 March before 1937: the Twentieth Amendment, section 1). An order signed
on the day of a hand-over is the incoming president's unless its number belongs to the outgoing one: see `of`.
"""
