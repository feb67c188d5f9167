"""Checking a protocol: its files, its vignettes and its coverage of the sources, as one value and as lines of text."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from app.domain.errors import Problem
from app.domain.protocol import Protocol
from app.engine.compiled import compile_protocol
from app.files.places import vignettes_folder
from app.proofs.proving import Proof, Tally, prove
from app.protocols.coverage import Coverage, Uses, cover
from app.protocols.library import newest_version
from app.protocols.loader import load_folder

OWN_VIGNETTES = "vignettes"
_NO_VIGNETTES = (
    "no vignettes: none came with this protocol, and those of the program are for another. Nothing proves it; "
    f"put them into a folder {OWN_VIGNETTES}/ beside its files"
)


@dataclass(frozen=True, slots=True)
class CheckedProtocol:
    """A protocol whose files have no defect, and what its vignettes and its sources showed.

    Args:
        proof: None where no vignettes fit it.
    """

    protocol: Protocol
    proof: Proof | None
    coverage: Coverage

    @property
    def accepted(self) -> bool:
        """Whether every vignette holds."""
        return self.proof is None or self.proof.holds

    def problems(self) -> tuple[Problem, ...]:
        """The vignettes that do not hold."""
        tallies = () if self.proof is None else (self.proof.cases, self.proof.rules)
        return tuple(failure.problem() for tally in tallies for failure in tally.failed)


def check_protocol(folder: Path | None) -> CheckedProtocol:
    """Load a protocol from its files, prove it by its vignettes, and count what it accounts for.

    Args:
        folder: One version of a protocol; None is the newest that came with the program.

    Raises:
        ProtocolRejected: the files, or the vignettes themselves, have defects; every one is listed.
    """
    own = newest_version()
    chosen = own if folder is None else folder
    protocol = load_folder(chosen)
    vignettes = chosen / OWN_VIGNETTES
    if not vignettes.is_dir():
        vignettes = vignettes_folder()
        if protocol.about.id != own.parent.name:
            return CheckedProtocol(protocol, None, cover(protocol))
    return CheckedProtocol(protocol, prove(compile_protocol(protocol), vignettes), cover(protocol))


def check_document(checked: CheckedProtocol) -> dict[str, object]:
    """What was found, as plain JSON values."""
    about = checked.protocol.about
    return {
        "accepted": checked.accepted,
        "protocol": {
            "id": about.id,
            "version": about.version,
            "status": about.status,
            "sha256": checked.protocol.sha256,
        },
        "problems": [problem._asdict() for problem in checked.problems()],
        "vignettes": None if checked.proof is None else asdict(checked.proof),
        "coverage": asdict(checked.coverage),
    }


def check_lines(checked: CheckedProtocol) -> tuple[str, ...]:
    """What was found, in sentences; vignettes that fail are told elsewhere, one a problem."""
    about = checked.protocol.about
    word = "accepted" if checked.accepted else "rejected"
    return (
        f"{about.id} {about.version}: {word}, {about.status}, {checked.protocol.sha256[:8]}",
        *_proof_lines(checked.proof),
        *_coverage_lines(checked.coverage),
        *_conflict_lines(checked.coverage),
        f"Outside facts: {checked.coverage.facts}; not fully confirmed at their source: "
        f"{len(checked.coverage.facts_to_confirm)}.",
    )


def _proof_lines(proof: Proof | None) -> Iterator[str]:
    if proof is None:
        yield f"Vignettes: {_NO_VIGNETTES}."
        return
    yield from _tally_lines("Vignettes", proof.cases)
    yield from _tally_lines("Rules at their boundaries", proof.rules)


def _tally_lines(name: str, tally: Tally) -> Iterator[str]:
    """One line of counts, and one for each vignette that is known not to hold yet."""
    yield f"{name}: {tally.held} of {tally.run} hold, {len(tally.failed)} fail, {len(tally.awaited)} known not to hold."
    for failure in tally.awaited:
        yield f"  known not to hold: {failure.problem().sentence()}"


def _coverage_lines(coverage: Coverage) -> Iterator[str]:
    yield (
        f"Statements of the articles: {coverage.accounted} of {coverage.statements} accounted for: "
        f"{coverage.followed.accounted} followed, {coverage.changed.accounted} changed, "
        f"{coverage.not_followed.accounted} not followed, {coverage.context.accounted} context; "
        f"{len(coverage.unaccounted) or 'none'} unaccounted."
    )
    for name, uses in (
        ("followed, but cited by no part that decides", coverage.followed),
        ("changed, but cited by no part that decides", coverage.changed),
        ("not followed, but explained by no conflict", coverage.not_followed),
    ):
        yield from _open_lines(name, uses)


def _open_lines(name: str, uses: Uses) -> Iterator[str]:
    if uses.open:
        yield f"  {name}: {', '.join(uses.open)}"


def _conflict_lines(coverage: Coverage) -> Iterator[str]:
    found = coverage.conflicts
    yield (
        f"Conflicts: {found.total} ({', '.join(found.ranges) or 'none'}); "
        f"left out: {', '.join(found.missing) or 'none'}; named by no part: {', '.join(found.uncited) or 'none'}."
    )
    if found.undecided:
        yield f"  named by statements alone: {', '.join(found.undecided)}"
