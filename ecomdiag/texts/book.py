"""What is said in, and of, the Excel workbook in which answers are filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    # In the sheet.
    "book.sheet": ("Respuestas", "Answers"),
    "book.intro": (
        "Rellenad las celdas amarillas. Lo que se pone gris no se os pregunta.\n"
        "Las notas y las pruebas no puntúan, y salen en el informe. Guardad el libro como .xlsx.\n"
        "Después, para ver qué falta y para hacer el diagnóstico:",
        "Fill in the yellow cells. What turns grey is not asked of you.\n"
        "Notes and evidence are not scored, and the report shows them. Save the workbook as .xlsx.\n"
        "Then, to see what is missing and to make the diagnosis:",
    ),
    "book.intro_several": (
        "Una columna por empresa: rellenad las celdas amarillas. Lo que se pone gris no se le pregunta a esa empresa.\n"
        "Las columnas que queden en blanco no se leen. Guardad el libro como .xlsx.\n"
        "Después, para tener un archivo de respuestas por empresa, o para puntuarlas todas de una vez:",
        "One column for each company: fill in the yellow cells. What turns grey is not asked of that company.\n"
        "Columns that stay blank are not read. Save the workbook as .xlsx.\n"
        "Then, to have an answers file for each company, or to score all of them at once:",
    ),
    "book.intro_outside": (
        "Ficha de otra empresa, vista desde fuera: mirad su web, su tienda y sus redes como lo haría quien le compra. Cada pregunta dice dónde.\n"
        "Rellenad las celdas amarillas. Lo que no se vea se deja en blanco: no se supone. Guardad el libro como .xlsx.\n"
        "Después, para revisarla y para compararla con vuestra empresa:",
        "Sheet about another company, seen from outside: look at its website, its shop and its social media as a buyer would. Each question says where.\n"
        "Fill in the yellow cells. Leave blank what cannot be seen: do not assume it. Save the workbook as .xlsx.\n"
        "Then, to check it and to compare it with your own company:",
    ),
    "book.head_question": ("Pregunta", "Question"),
    "book.head_how": ("Qué poner", "What to put"),
    "book.head_answer": ("Respuesta", "Answer"),
    "book.head_company": ("Empresa {number}", "Company {number}"),
    "book.head_status": ("Estado", "Status"),
    "book.head_note": ("Nota", "Note"),
    "book.head_evidence": ("Pruebas (una por línea)", "Evidence (one a line)"),
    "book.company": ("Empresa", "Company"),
    "book.company_how": ("Su nombre, si queréis.", "Its name, if you like."),
    "book.home": ("País", "Country"),
    "book.home_how": ("En blanco, España.", "Spain, if left blank."),
    "book.region": ("Comunidad autónoma", "Autonomous community"),
    "book.region_how": (
        "Solo en España: de ella depende qué ayudas salen en el informe.",
        "In Spain only: the support in the report depends on it.",
    ),
    "book.left": ("Preguntas por contestar", "Questions left to answer"),
    "book.not_asked": ("No se pregunta", "Not asked"),
    "book.open": ("Por contestar", "To be answered"),
    "book.broken": ("No cuadra", "Does not fit"),
    "book.single": ("Elegid una respuesta de la lista.", "Choose one answer from the list."),
    "book.multiple": (
        "Poned una x en cada una que valga.",
        "Put an x in each that applies.",
    ),
    "book.ranking": (
        "Numeradlas todas: 1 es la más importante.",
        "Number all of them: 1 is the most important.",
    ),
    "book.countries": (
        "Un país en cada celda, de la lista;",
        "One country in each cell, from the list;",
    ),
    "book.percentage": ("Un porcentaje, de 0 % a 100 %.", "A percentage, from 0% to 100%."),
    "book.text": (
        "Vuestras palabras: {limit} caracteres como máximo.",
        "Your own words: {limit} characters at most.",
    ),
    "book.lines": (
        "En {lines} líneas como máximo (línea nueva: Alt+Intro).",
        "On {lines} lines at most (new line: Alt+Enter).",
    ),
    "book.choice": ("«{choice}» {apart}.", "“{choice}” {apart}."),
    "book.words": ("Si es «{choice}»: ¿cuál?", "If “{choice}”: which?"),
    "book.country": ("País {number}", "Country {number}"),
    "book.sum": ("Suma", "Sum"),
    "book.question": ("la pregunta {number}", "question {number}"),
    "book.quoted": ("«{text}»", "“{text}”"),
    "book.wrong": ("Esto no puede ir aquí", "This cannot go here"),
    "book.folder": ("CARPETA", "FOLDER"),
    # Of one that is read.
    "book.at": (", celda {cell}", ", cell {cell}"),
    "book.not_ours": (
        "{path} no es un libro de Excel para rellenar de ecomdiag: hacedlo con «ecomdiag template -o respuestas.xlsx». Si es una tabla de otra herramienta: «ecomdiag answers import»",
        "{path} is no Excel workbook of ecomdiag to fill in: make one with “ecomdiag template -o answers.xlsx”. If it is a table of another tool: “ecomdiag answers import”",
    ),
    "book.several": (
        "{path} tiene las respuestas de varias empresas ({number}): sacad un archivo de cada una con «ecomdiag answers import {path} -o CARPETA», o puntuadlas con «ecomdiag cohort score {path}»",
        "{path} holds the answers of several companies ({number}): make a file of each with “ecomdiag answers import {path} -o FOLDER”, or score them with “ecomdiag cohort score {path}”",
    ),
    "book.no_interview": (
        "{path}: una entrevista guarda las respuestas en un archivo .yaml. Para leer este libro: «ecomdiag assess --answers {path}»",
        "{path}: an interview keeps its answers in a .yaml file. To read this workbook: “ecomdiag assess --answers {path}”",
    ),
    "book.companies": (
        "--companies va con -o y un libro de Excel (.xlsx), de 1 a {most} empresas",
        "--companies goes with -o and an Excel workbook (.xlsx), for 1 to {most} companies",
    ),
    "book.no_columns": (
        "{path} es un libro para rellenar: --id, --company, --sheet y --other no van con él",
        "{path} is a workbook to fill in: --id, --company, --sheet and --other do not go with it",
    ),
    "book.nothing": (
        "{path}: no hay ninguna respuesta en el libro",
        "{path}: there is no answer in the workbook",
    ),
    "problem.book.row_twice": (
        "esta pregunta está en dos filas: quitad una",
        "this question stands in two rows: remove one",
    ),
    "problem.book.not_here": (
        "«{found}» no se lee aquí: contestad en las filas de debajo",
        "“{found}” is not read here: answer in the rows below",
    ),
    "problem.book.no_row": (
        "«{found}» está en una fila que no es de ninguna pregunta: no se lee",
        "“{found}” is in a row that belongs to no question: it is not read",
    ),
    "problem.book.tick": (
        "«{found}» no dice si se marca o no: poned una x, o dejadla en blanco",
        "“{found}” does not say whether it is ticked: put an x, or leave it blank",
    ),
    "problem.book.rank": (
        "«{found}» no es un puesto: escribid un número, 1 para la más importante",
        "“{found}” is no place in an order: write a number, 1 for the most important",
    ),
    "problem.book.rank_twice": (
        "el puesto {found} está dos veces: cada una necesita el suyo",
        "place {found} stands there twice: each needs its own",
    ),
    "problem.book.hidden_rows": {
        "one": ("se lee también una fila oculta", "a hidden row is read too"),
        "many": ("se leen también {count} filas ocultas", "{count} hidden rows are read too"),
    },
    "problem.book.other_edition": (
        "el libro se hizo con otra edición del cuestionario de la misma versión: repasad las respuestas que se avisen",
        "the workbook was made with another edition of the questionnaire of the same version: look again at the answers that are pointed out",
    ),
    "help.companies": (
        "Un libro de Excel con una columna por empresa, para ese número de empresas.",
        "An Excel workbook with a column for each company, for this number of companies.",
    ),
}
