"""Auditing a file of MRZs of any size: reading, judging and writing a batch at a time.

What is judged how is in `docsec.mrz.bulk`; this is the edge around it. Nothing of a record but
its number, its line in the file and the codes of its findings goes into the table or the summary.
"""
