"""What is said of Excel workbooks that are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "help.sheet": (
        "Hoja del libro de Excel que se lee; por defecto, la primera que no está oculta.",
        "Sheet of the Excel workbook that is read; by default, the first that is not hidden.",
    ),
    "workbook.extra": (
        'para leer {path} hace falta: pip install "ecomdiag[excel]"',
        'to read {path} this is needed: pip install "ecomdiag[excel]"',
    ),
    "workbook.other": (
        "{path}: los archivos {ending} no se leen; abridlo en vuestra hoja de cálculo y guardadlo como libro de Excel (.xlsx)",
        "{path}: {ending} files are not read; open it in your spreadsheet and save it as an Excel workbook (.xlsx)",
    ),
    "workbook.none": (
        "{path} no es un libro de Excel (.xlsx), o tiene contraseña: guardadlo como .xlsx sin ella",
        "{path} is no Excel workbook (.xlsx), or has a password: save it as .xlsx without one",
    ),
    "workbook.large": (
        "{path} es demasiado grande para leerlo como libro de Excel: guardad la hoja como CSV UTF-8",
        "{path} is too large to be read as an Excel workbook: save the sheet as CSV UTF-8",
    ),
    "workbook.macros": (
        "{path} tiene macros, y no se abre: guardadlo como libro de Excel sin macros (.xlsx)",
        "{path} has macros, and is not opened: save it as an Excel workbook without macros (.xlsx)",
    ),
    "workbook.links": (
        "{path} tiene enlaces a otros libros, y no se abre: copiad la hoja a un libro nuevo, solo los valores",
        "{path} has links to other workbooks, and is not opened: copy the sheet to a new workbook, values only",
    ),
    "workbook.declared": (
        "{path} no es un libro que haya guardado una hoja de cálculo, y no se abre: guardadlo otra vez como .xlsx",
        "{path} is no workbook that a spreadsheet has saved, and is not opened: save it again as .xlsx",
    ),
    "workbook.unreadable": (
        "{path} no se puede leer, está dañado: abridlo en la hoja de cálculo y guardadlo otra vez como .xlsx ({reason})",
        "{path} cannot be read, it is damaged: open it in the spreadsheet and save it again as .xlsx ({reason})",
    ),
    "workbook.no_sheet": (
        "{path} no tiene esa hoja, o están todas ocultas; tiene: {sheets}. Decid cuál con --sheet",
        "{path} does not have that sheet, or all are hidden; it has: {sheets}. Say which with --sheet",
    ),
    "workbook.no_header": (
        "{path}: en la primera fila de la hoja tienen que estar los nombres de las columnas",
        "{path}: the first row of the sheet has to hold the names of the columns",
    ),
    "workbook.formula": (
        "{path}, {cells}: hay fórmulas que nunca se calcularon, y no se sabe su valor; abridlo en la hoja de cálculo y guardadlo otra vez",
        "{path}, {cells}: there are formulas that were never computed, and their value is not known; open it in the spreadsheet and save it again",
    ),
    "workbook.merged": (
        "{path}, {cells}: hay celdas combinadas, y no se sabe de qué fila o columna es su valor; separadlas y rellenad cada una",
        "{path}, {cells}: there are merged cells, and it is not known of which row or column their value is; split them and fill in each",
    ),
    "workbook.hidden_columns": (
        "{path}: las columnas ocultas se leen también: {columns}",
        "{path}: hidden columns are read too: {columns}",
    ),
    "workbook.hidden_rows": {
        "one": (
            "{path}: se lee también una fila oculta",
            "{path}: a hidden row is read too",
        ),
        "many": (
            "{path}: se leen también {count} filas ocultas",
            "{path}: {count} hidden rows are read too",
        ),
    },
    "workbook.booleans": {
        "one": (
            "{path}: una celda es verdadero o falso, y no texto: se lee TRUE o FALSE",
            "{path}: one cell is true or false, and no text: it is read as TRUE or FALSE",
        ),
        "many": (
            "{path}: {count} celdas son verdadero o falso, y no texto: se leen TRUE o FALSE",
            "{path}: {count} cells are true or false, not text: they are read as TRUE or FALSE",
        ),
    },
    "workbook.sheet_alone": (
        "--sheet solo vale para un libro de Excel (.xlsx)",
        "--sheet is for an Excel workbook (.xlsx) only",
    ),
}
