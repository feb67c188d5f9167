"""A case laid out: only what is known, in the order of the schema, as it is filed and told apart from another."""

from app.domain.case import CASE_SCHEMA, Case
from app.domain.section import Section


def case_tree(case: Case) -> dict[str, object]:
    """Lay a case out as a tree of what differs from "nothing known".

    Returns:
        `schema` first, then the fields in the order of the schema; numbers as Decimal, days as date, lists as tuples.
    """
    return {"schema": CASE_SCHEMA, **_differing(case)}


def _differing(section: Section) -> dict[str, object]:
    tree: dict[str, object] = {}
    for name, field in type(section).model_fields.items():
        value = getattr(section, name)
        if value != field.default and field.alias is None:
            tree[name] = _laid_out(value)
    return tree


def _laid_out(value: object) -> object:
    if isinstance(value, Section):
        return _differing(value)
    if isinstance(value, tuple):
        return tuple(_laid_out(part) for part in value)
    return value
