"""SARIF 2.1.0, the exchange format of analysers: code hosts and review tools show it in place.

A rule that cannot be decided has the kind ``open`` and, as the standard asks, the level ``none``. The
region is given in characters of the table ``texts``; boxes on the page stand in ``properties``.
"""

import json
from collections.abc import Iterable, Iterator
from typing import IO
from urllib.parse import quote

from pipeline import PARSER_VERSION
from pipeline.audit.fingerprint import fingerprints
from pipeline.audit.rule import Rule
from pipeline.audit.run import Audited
from pipeline.view.plain import plain_json
from schemas.diagnostics import Severity
from schemas.findings import Finding, Verdict

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write_sarif(audited: Iterable[Audited], out: IO[str], rules: tuple[Rule, ...]) -> None:
    """One run with the whole catalogue and a result a finding."""
    driver = {
        "name": "plans",
        "version": PARSER_VERSION,
        "rules": [_descriptor(rule) for rule in rules],
    }
    head = json.dumps({"$schema": _SCHEMA, "version": "2.1.0"}, ensure_ascii=False)[:-1]
    tool = json.dumps({"driver": driver}, ensure_ascii=False)
    out.write(f'{head}, "runs": [{{"tool": {tool}, "columnKind": "unicodeCodePoints", "results": [')
    index = {rule.code: place for place, rule in enumerate(rules)}
    first = True
    for result in _results(audited, index):
        out.write("\n" if first else ",\n")
        out.write(plain_json(json.dumps(result, ensure_ascii=False)))
        first = False
    out.write("\n]}]}\n")


def _descriptor(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": f"{rule.title} ({rule.title_vi})"},
        "fullDescription": {"text": rule.condition},
        "help": {"text": f"Bad: {rule.bad}\nGood: {rule.good}"},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"legalBasis": rule.legal_basis},
    }


def _results(audited: Iterable[Audited], index: dict[str, int]) -> Iterator[dict[str, object]]:
    for one in audited:
        for finding, mark in zip(one.findings, fingerprints(one), strict=True):
            decided = finding.verdict is Verdict.FAIL
            yield {
                "ruleId": finding.rule,
                "ruleIndex": index[finding.rule],
                "kind": "fail" if decided else "open",
                "level": _LEVEL[finding.severity] if decided else "none",
                "message": {"text": _text(finding)},
                "locations": [_location(one, finding)],
                "partialFingerprints": {"plans/v2": mark},
                "properties": {
                    "message_vi": finding.message_vi,
                    "found": finding.found,
                    "regions": _regions(finding),
                },
            }


def _text(finding: Finding) -> str:
    return (
        f"{finding.message} Not evaluable: {finding.reason}" if finding.reason else finding.message
    )


def _location(one: Audited, finding: Finding) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": quote(one.label.path)}}
    if finding.evidence is not None:
        start, end = finding.evidence.span_start, finding.evidence.span_end
        physical["region"] = {"charOffset": start, "charLength": end - start}
    where = ":".join(part for part in (finding.container, finding.container_id) if part)
    logical = [{"fullyQualifiedName": where}] if where else []
    return {"physicalLocation": physical, "logicalLocations": logical}


def _regions(finding: Finding) -> object:
    regions = finding.evidence.regions if finding.evidence else ()
    return [region.model_dump(mode="json") for region in regions]
