"""What can be done with questionnaires and answers, a module each: values in, values out.

Nothing here prints or asks. The commands call it, and ``import ecomdiag`` hands it on.
"""
