"""From gold to the weights of the second reader: ``make train``.

``examples`` cuts annotated plans into marked sentences, ``fit`` trains, ``crossval`` measures on documents
the model was not trained with. Only ``python -m pipeline.training`` imports this package.
"""
