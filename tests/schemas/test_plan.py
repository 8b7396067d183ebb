import pytest
from pydantic import ValidationError

from schemas import plan
from schemas.plan import Place, Record

RECORDS = [
    kind for kind in vars(plan).values() if isinstance(kind, type) and issubclass(kind, Record)
]


def test_a_record_cannot_be_changed_or_widened():
    place = Place(page=1)
    with pytest.raises(ValidationError):
        place.page = 2
    with pytest.raises(ValidationError):
        Place(page=1, colour="red")


@pytest.mark.parametrize("kind", RECORDS)
def test_every_record_says_what_it_is(kind):
    assert kind.__doc__
    assert kind.model_config["frozen"]
    assert kind.model_config["extra"] == "forbid"
