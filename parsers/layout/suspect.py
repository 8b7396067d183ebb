"""What makes a text suspect of an old encoding: ``nh©n d©n`` has a sign beside a letter.

Apart from ``encodings``, whose tables only a document with such letters needs.
"""

import re

_SIGN = "[¡-©ª«¬\u00ad®¯µ¶·¸¹»¼½¾¿ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿ−∙\uf0a1-\uf0ff]"
SUSPECT = re.compile(f"{_SIGN}(?:(?<=[A-Za-z].)|(?=[A-Za-z]))")
"""A sign or a foreign letter beside a letter: a document without any needs no decoding."""
