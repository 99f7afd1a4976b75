"""The files of a folder and its folders, in the order of their names."""

import os
from collections.abc import Iterator
from pathlib import Path


def files_in(folder: Path) -> Iterator[Path]:
    """Every file that may hold articles; hidden files, pictures and what browsers save beside a page are passed over.

    Links to folders are not followed, so that none leads round in a circle.

    Args:
        folder: where to begin.

    Raises:
        OSError: the folder itself cannot be listed.
    """
    from events.reading.formats.archive import passed_over

    os.scandir(folder).close()
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for file in sorted(files):
            path = Path(parent) / file
            if not passed_over(path.relative_to(folder).as_posix()):
                yield path
