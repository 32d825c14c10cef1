"""Reading the MRZ from a picture: what a reader is, and the readers there are."""
