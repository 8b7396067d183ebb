"""``plans rules``: the catalogue of the audit."""

from typing import Annotated

import typer

from pipeline.cli.console import Exit, fail, output


def rules(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[RULE]", help="One rule in full, e.g. R102", show_default=False),
    ] = None,
    *,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="The whole reference, as in docs/rules.md")
    ] = False,
) -> None:
    """Print the rules the audit checks: what each asks for, why, a bad and a good example."""
    from rich import box
    from rich.table import Table

    from pipeline.audit import RULES
    from pipeline.audit.reference import basis_of
    from pipeline.audit.reference import markdown as reference

    if markdown:
        typer.echo(reference(RULES), nl=False)
        return
    console = output()
    if code is None:
        table = Table("rule", "severity", "name", "what", box=box.SIMPLE_HEAD)
        for rule in RULES:
            table.add_row(rule.code, rule.severity, rule.name, f"{rule.title} ({rule.title_vi})")
        console.print(table)
        return
    found = next((rule for rule in RULES if rule.code == code.upper()), None)
    if found is None:
        fail(f"no rule {code}; `plans rules` lists them", Exit.USAGE)
    console.print(
        f"{found.code} {found.name} ({found.severity})\n{found.title} ({found.title_vi})."
    )
    console.print(f"\nCondition: {found.condition}", soft_wrap=True)
    console.print(f"Legal basis: {basis_of(found)}")
    console.print(f"Bad:  {found.bad}\nGood: {found.good}", soft_wrap=True)
