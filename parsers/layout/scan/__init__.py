"""Scans: pages that exist only as pictures.

``page.recognised`` makes of a picture what a PDF would say of its page: runs of characters and ruling lines, with how
sure each character is. All that follows is the same as for any PDF.
"""
