"""The catalogue: one module a rule, listed here in order, and nowhere else."""

from pipeline.audit.rule import Rule
from pipeline.audit.rules import (
    r001_serial_blank,
    r002_number_line_missing,
    r003_day_blank,
    r004_date_impossible,
    r005_type_and_symbol,
    r006_issuer_missing,
    r007_symbol_and_issuer,
    r008_subject_missing,
    r009_signature_missing,
    r010_recipients_missing,
    r011_leading_zero,
    r012_year_and_subject,
    r013_annex_reference,
)

RULES: tuple[Rule, ...] = (
    r001_serial_blank.RULE,
    r002_number_line_missing.RULE,
    r003_day_blank.RULE,
    r004_date_impossible.RULE,
    r005_type_and_symbol.RULE,
    r006_issuer_missing.RULE,
    r007_symbol_and_issuer.RULE,
    r008_subject_missing.RULE,
    r009_signature_missing.RULE,
    r010_recipients_missing.RULE,
    r011_leading_zero.RULE,
    r012_year_and_subject.RULE,
    r013_annex_reference.RULE,
)
