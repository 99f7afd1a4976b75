"""What can go wrong with a dossier's file."""

from pathlib import Path

from events import ChronofriseError


class DossierError(ChronofriseError):
    """A dossier that cannot be opened, read or changed; nothing of it has changed.

    Codes:
        dossier-missing: there is no such file.
        no-dossier: the file is something else.
        dossier-newer: a newer version of the program wrote it.
        dossier-damaged: parts of it cannot be read, or hold what no program of ours writes.
        dossier-read-only: the file or its folder may not be written.
        dossier-full: the disk has no room left, or failed.
        dossier-in-use: another program has held it for too long.
        dossier-exists: a file of that name is there already.
        dossier-folder: the folder is not there.
        changed-elsewhere: what was to be undone is not the last change any more.
        no-such-event: the event is in the dossier no more.
        bad-correction: a value that an event cannot have.
    """


def refused(code: str, path: Path, **details: object) -> DossierError:
    """The error of a code for a file."""
    said = {
        "dossier-missing": "There is no dossier {file}.",
        "no-dossier": "{file} is no dossier of Chronofrise.",
        "dossier-newer": "{file} was written by a newer version of Chronofrise (format {version}); update the program.",
        "dossier-damaged": "{file} is damaged and was not opened: {reason}.",
        "dossier-read-only": "{file} cannot be changed: it, or its folder, may not be written.",
        "dossier-full": "{file} could not be saved: the disk is full or failed. Nothing in it has changed.",
        "dossier-in-use": "{file} is in use by another program; close it there or try again.",
        "dossier-exists": "{file} is there already; choose another name.",
        "dossier-folder": "The folder {folder} is not there.",
        "changed-elsewhere": "{file} was changed in another window meanwhile; look at it again.",
        "no-such-event": "This event is no longer in {file}.",
    }
    values = {"file": path.name, "folder": str(path.absolute().parent), **details}
    return DossierError(code, said[code].format(**values), **values)
