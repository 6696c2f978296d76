"""``sosei user``: the first accounts, before anybody can be invited on a page."""

from __future__ import annotations

from typing import Annotated

import typer

from sosei.base.messages import Both, language
from sosei.cli.spoken import Verbs

app = Verbs("user", "Accounts: the first administrator, and a link for who is locked out.")

LINK = Both(
    "{name}: open this on the server, or behind the name of it, within 7 days, and set a password:\n{path}",
    "{name}：7日以内に、サーバーのアドレスに続けて次を開き、パスワードを設定してください。\n{path}",
)


@app.callback()
def user() -> None:
    """Look after accounts from the command line of the server."""


@app.command()
def add(
    email: Annotated[str, typer.Argument(help="Mail address that the person signs in with.")],
    name: Annotated[str, typer.Option("--name", help="As colleagues write it.")],
    role: Annotated[
        str,
        typer.Option(
            "--role", help="administrator, planner, reporter, head, outside_reviewer or viewer."
        ),
    ] = "administrator",
    department: Annotated[
        str, typer.Option("--department", help="Code; made if it is not there.")
    ] = "joho",
    department_name: Annotated[
        str, typer.Option("--department-name", help="Name of a department that is made.")
    ] = "情報政策課",
    site: Annotated[
        str, typer.Option("--site", help="What the server is called: https://sosei.city.example.jp")
    ] = "http://127.0.0.1:8000",
) -> None:
    """Make an account, and print the link by which the person sets a password."""
    from sosei.cli.server import connect  # noqa: PLC0415

    connect()
    from sosei.web.people.operated import add_user  # noqa: PLC0415 - after django.setup()

    path = add_user(email, name, role, (department, department_name), site.rstrip("/"))
    typer.echo(LINK.text(language()).format(name=name, path=path))
