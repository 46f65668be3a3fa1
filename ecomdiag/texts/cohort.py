"""Many companies at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    "cohort.too_fine": (
        "este cuestionario no se puede puntuar en una consulta: sus pesos y puntos, puestos en números enteros, no caben en 63 bits; usad menos decimales, o «ecomdiag assess» empresa a empresa",
        "this questionnaire cannot be scored in one query: its weights and scores as whole numbers do not fit 63 bits; use fewer decimals, or “ecomdiag assess” company by company",
    ),
    "cohort.too_many_choices": (
        "este cuestionario no se puede puntuar en una consulta: en «{question}» importan más de {limit} opciones de una lista; repartidlas en varias preguntas, o usad «ecomdiag assess» empresa a empresa",
        "this questionnaire cannot be scored in one query: in “{question}” more than {limit} choices of a list matter; spread them over several questions, or use “ecomdiag assess” company by company",
    ),
    "cohort.sum_too_large": (
        "este cuestionario no se puede puntuar en una consulta: la suma de la regla «{rule}» puede no caber en 63 bits; poned un máximo (max) a sus números, o usad «ecomdiag assess» empresa a empresa",
        "this questionnaire cannot be scored in one query: the sum of the rule “{rule}” may not fit 63 bits; give its numbers a limit (max), or use “ecomdiag assess” company by company",
    ),
    "cohort.extra": (
        'para esto hacen falta DuckDB y sqlglot: pip install "ecomdiag[cohort]"',
        'this needs DuckDB and sqlglot: pip install "ecomdiag[cohort]"',
    ),
    "cohort.spark_extra": (
        'para esto hace falta PySpark: pip install "ecomdiag[spark]"',
        'this needs PySpark: pip install "ecomdiag[spark]"',
    ),
    "cohort.postgres_extra": (
        'para esto hace falta psycopg: pip install "ecomdiag[postgres]"',
        'this needs psycopg: pip install "ecomdiag[postgres]"',
    ),
    "cohort.no_java": (
        "Spark no arranca: necesita Java 17 o posterior (java -version, o la variable JAVA_HOME); sin él, quitad --engine spark",
        "Spark does not start: it needs Java 17 or later (java -version, or the variable JAVA_HOME); without it, leave out --engine spark",
    ),
    "cohort.no_server": (
        "no se puede conectar con PostgreSQL ({reason}): mirad --dsn, o las variables PGHOST, PGUSER y PGDATABASE",
        "PostgreSQL cannot be reached ({reason}): look at --dsn, or the variables PGHOST, PGUSER and PGDATABASE",
    ),
    "cohort.no_table": (
        "PostgreSQL no puede leer la tabla {path} ({reason}): el nombre es tabla o esquema.tabla, con sus mayúsculas y minúsculas",
        "PostgreSQL cannot read the table {path} ({reason}): its name is table or schema.table, with its capital and small letters",
    ),
    "cohort.dsn_alone": (
        "--dsn solo vale con --engine postgres",
        "--dsn goes with --engine postgres only",
    ),
    # Tables that cannot be read.
    "cohort.ending": (
        "{path} no es una tabla que se pueda leer: su nombre tiene que acabar en {endings}",
        "{path} is not a table that can be read: its name has to end in {endings}",
    ),
    "cohort.no_header": (
        "{path} no tiene una primera línea con los nombres de las columnas: poned id y los identificadores de las preguntas",
        "{path} has no first line with the names of its columns: put id and the ids of the questions there",
    ),
    "cohort.no_question": (
        "ninguna columna de {path} se llama como una pregunta de este cuestionario (tiene: {found}); los nombres están en «ecomdiag questionnaire show»",
        "no column of {path} has the name of a question of this questionnaire (it has: {found}); the names are in “ecomdiag questionnaire show”",
    ),
    "cohort.no_column": (
        "{path} no tiene ninguna columna «{column}»: mirad cómo se llaman sus columnas",
        "{path} has no column “{column}”: look at what its columns are called",
    ),
    "cohort.not_in_files": (
        "los archivos de respuestas de {path} no tienen «{column}»: además de las preguntas, tienen {columns}",
        "the answers files in {path} have no “{column}”: beside the questions, they have {columns}",
    ),
    "cohort.given_twice": (
        "{path} está dos veces: sus empresas se puntúan una sola",
        "{path} is given twice: its companies are scored once",
    ),
    "cohort.two_columns": (
        "{path} tiene dos columnas «{column}» (mayúsculas y minúsculas son lo mismo): dejad una",
        "{path} has two columns “{column}” (capital and small letters are the same): keep one",
    ),
    "cohort.many_columns": (
        "{path} tiene {found} columnas, y no se leen más de {limit}: dejad solo las de las preguntas",
        "{path} has {found} columns, and no more than {limit} are read: keep only those of the questions",
    ),
    "cohort.not_utf8": (
        "{path} no está en UTF-8: guardadlo como «CSV UTF-8»",
        "{path} is not UTF-8: save it as “CSV UTF-8”",
    ),
    "cohort.not_json": (
        '{path} no tiene en cada línea un objeto JSON, como {{"id": "1", "erp": "full"}}',
        '{path} does not have a JSON object on each line, such as {{"id": "1", "erp": "full"}}',
    ),
    "cohort.wrong_line": (
        "{path}:{line}: esta línea no tiene las columnas de la primera, o no está en UTF-8: corregidla; no se ha escrito nada",
        "{path}:{line}: this line does not have the columns of the first, or is not UTF-8: mend it; nothing was written",
    ),
    "cohort.wrong_row": (
        "{path}: una línea no tiene las columnas de la primera; sin --engine spark se dice cuál; no se ha escrito nada",
        "{path}: a line does not have the columns of the first; without --engine spark it is told which; nothing was written",
    ),
    "cohort.unreadable": (
        "{path} no se puede leer entero: puede estar cortado o no ser lo que dice su nombre ({reason}); no se ha escrito nada",
        "{path} cannot be read to its end: it may be cut off, or not be what its name says ({reason}); nothing was written",
    ),
    "cohort.memory": (
        "{path} no cabe en los {limit} de memoria que toma la puntuación, ni fila a fila: acortad las celdas muy largas, pasadla a CSV o Parquet si es NDJSON, o liberad disco en la carpeta de archivos temporales (TMPDIR); no se ha escrito nada",
        "{path} does not fit the {limit} of memory that scoring takes, not even row by row: shorten very long cells, turn it into CSV or Parquet if it is NDJSON, or free disk space in the folder for temporary files (TMPDIR); nothing was written",
    ),
    "cohort.other_codes": (
        "{path} tiene códigos de otro cuestionario o de otra versión: hacedlo otra vez con «ecomdiag cohort code»",
        "{path} has codes of another questionnaire, or of another version: make it again with “ecomdiag cohort code”",
    ),
    "cohort.missing": {
        "one": (
            "{path}: una pregunta no tiene columna, y cuenta como no contestada: {names}",
            "{path}: one question has no column and counts as not answered: {names}",
        ),
        "many": (
            "{path}: {count} preguntas no tienen columna, y cuentan como no contestadas: {names}",
            "{path}: {count} questions have no column and count as not answered: {names}",
        ),
    },
    "cohort.unread": {
        "one": (
            "{path}: una columna no se lee, no es de una pregunta que decida algo: {names}",
            "{path}: one column is not read, it is of no question that decides anything: {names}",
        ),
        "many": (
            "{path}: {count} columnas no se leen, no son de preguntas que decidan algo: {names}",
            "{path}: {count} columns are not read, they are of no question that decides anything: {names}",
        ),
    },
    "cohort.progress": ("Puntuando… {percent} %", "Scoring… {percent}%"),
    # What the rows come to.
    "cohort.title": ("Empresas puntuadas: {title}", "Companies scored: {title}"),
    "cohort.rows": {
        "none": ("No había ninguna fila.", "There were no rows."),
        "one": ("Una fila, una empresa.", "One row, one company."),
        "many": ("{count} filas, una por empresa.", "{count} rows, one a company."),
    },
    "cohort.scored": {
        "one": (
            "Una con puntuación: no le falta ni le sobra nada.",
            "One with a score: nothing is wrong or missing.",
        ),
        "many": (
            "{count} con puntuación: no les falta nada ni hay nada mal.",
            "{count} with a score: nothing is wrong or missing.",
        ),
    },
    "cohort.incomplete": {
        "one": (
            "Una a la que solo le faltan respuestas: no tiene puntuación ni margen.",
            "One that only lacks answers: it has neither a score nor a range.",
        ),
        "many": (
            "{count} a las que solo les faltan respuestas: no tienen puntuación ni margen.",
            "{count} that only lack answers: they have neither a score nor a range.",
        ),
    },
    "cohort.wrong": {
        "one": (
            "Una con algo mal: se dice en la columna problems.",
            "One with something wrong: column problems says what.",
        ),
        "many": (
            "{count} con algo mal: se dice en la columna problems.",
            "{count} with something wrong: column problems says what.",
        ),
    },
    "cohort.scores": (
        "Puntuación media: {mean}. Un cuarto no pasa de {low}, la mitad no pasa de {middle} y tres cuartos no pasan de {high}.",
        "Mean score: {mean}. A quarter have no more than {low}, half no more than {middle}, three quarters no more than {high}.",
    ),
    "cohort.blockers": ("Lo que frena", "What holds them back"),
    "cohort.problems": ("Lo más frecuente que falta o está mal", "What is missing or wrong most often"),
    # The help of its commands and options.
    "help.cohort_score": (
        "Puntúa todas las empresas de una o varias tablas de respuestas.",
        "Score every company of one or several tables of answers.",
    ),
    "help.cohort_code": (
        "Pasa una tabla de respuestas a números, que se leen y puntúan varias veces más rápido.",
        "Write a table of answers as numbers, which are read and scored several times as quickly.",
    ),
    "help.cohort_sql": (
        "Da la consulta que puntúa una tabla en vuestra propia base de datos.",
        "Give the query that scores a table in your own database.",
    ),
    "help.cohort_tables": (
        "Tablas de respuestas: CSV, NDJSON, Parquet o libro de Excel (.xlsx), una fila por empresa y una columna por pregunta; o carpetas de archivos de respuestas.",
        "Tables of answers: CSV, NDJSON, Parquet or an Excel workbook (.xlsx), a row a company and a column a question; or folders of answers files.",
    ),
    "help.cohort_table": (
        "Tabla de respuestas: CSV, NDJSON, Parquet o libro de Excel (.xlsx).",
        "Table of answers: CSV, NDJSON, Parquet or an Excel workbook (.xlsx).",
    ),
    "help.cohort_output": (
        "Guarda los resultados en este archivo, una fila por empresa; el formato, por su final (.parquet, .csv, .ndjson). Si ya existe, lo sustituye.",
        "Write the results to this file, a row a company; its ending tells the format (.parquet, .csv, .ndjson). An existing file is replaced.",
    ),
    "help.cohort_codes": (
        "Guarda los códigos en este archivo (.parquet); si ya existe, lo sustituye.",
        "Write the codes to this file (.parquet); an existing file is replaced.",
    ),
    "help.cohort_id": (
        "Columna que dice de qué empresa es cada fila; por defecto id, y si no la hay, el número de la fila.",
        "Column that says which company a row is; by default id, or the number of the row if there is none.",
    ),
    "help.cohort_by": (
        "Columna que pasa tal cual a los resultados, como el sector. Se puede repetir.",
        "Column that goes into the results as it is, such as the sector. May be repeated.",
    ),
    "help.cohort_engine": (
        "Qué puntúa las filas: duckdb, aquí mismo; spark; o postgres, donde ya están (ARCHIVO es entonces el nombre de una tabla).",
        "What scores the rows: duckdb, right here; spark; or postgres, where they are already (FILE is then the name of a table).",
    ),
    "help.cohort_dsn": (
        "Cómo se llega a PostgreSQL, como lo escribe libpq; lo que falte, de PGHOST, PGUSER y PGDATABASE. La contraseña, mejor en ~/.pgpass.",
        "How PostgreSQL is reached, as libpq writes it; what it lacks, from PGHOST, PGUSER and PGDATABASE. A password is better kept in ~/.pgpass.",
    ),
    "help.cohort_dialect": ("De qué base de datos.", "Of which database."),
    "help.cohort_source": (
        "Nombre de la tabla de respuestas en ella.",
        "Name of the table of answers in it.",
    ),
    "help.cohort_view": (
        "Nombre de la vista que crea la consulta.",
        "Name of the view that the query makes.",
    ),
    "help.cohort_sql_output": (
        "Guarda la consulta en este archivo (.sql); si ya existe, lo sustituye.",
        "Write the query to this file (.sql); an existing file is replaced.",
    ),
    "help.cohort_benchmark": (
        "Da lo publicable de unos resultados: cómo se reparten las puntuaciones, nada de ninguna empresa.",
        "Give what can be published of results: how the scores are spread, nothing about any company.",
    ),
    "help.cohort_merge": (
        "Junta referencias de varias agencias en una, sin que ninguna enseñe sus empresas.",
        "Pool the benchmarks of several agencies, without any of them showing its companies.",
    ),
    "help.cohort_results": (
        "Resultados de «cohort score», en Parquet.",
        "Results of “cohort score”, in Parquet.",
    ),
    "help.cohort_groups": (
        "Columna por la que se agrupa, que --by pasó a los resultados. Se puede repetir; los grupos de menos de 10 no salen.",
        "Column to group by, which --by took into the results. May be repeated; groups under 10 are left out.",
    ),
    "help.cohort_date": (
        "Fecha de los resultados; por defecto, hoy.",
        "Date of the results; by default, today.",
    ),
    "help.cohort_benchmark_output": (
        "Guarda la referencia en este archivo (.json); si ya existe, lo sustituye.",
        "Write the benchmark to this file (.json); an existing file is replaced.",
    ),
    "help.cohort_source_of": (
        "De quién son estas empresas, para que se sepa: un programa, una agencia. Se puede repetir.",
        "Whose companies these are, so that it is known: a programme, an agency. May be repeated.",
    ),
    "help.cohort_merged": ("Referencias que se juntan.", "Benchmarks to pool."),
    "cohort.no_results": (
        "{path} no tiene resultados de este cuestionario: hacedlos con «ecomdiag cohort score … -o scores.parquet»",
        "{path} does not hold results of this questionnaire: make them with “ecomdiag cohort score … -o scores.parquet”",
    ),
    "cohort.not_kept": (
        "los resultados de {path} no tienen la columna «{column}»: puntúa otra vez con --by {column}",
        "the results in {path} have no column “{column}”: score again with --by {column}",
    ),
    "cohort.no_benchmark": (
        "{path} no es un archivo de referencia: hacedlo con «ecomdiag cohort benchmark»",
        "{path} is not a benchmark: make one with “ecomdiag cohort benchmark”",
    ),
    "cohort.wrong_benchmark": (
        "{path} es un archivo de referencia, pero «{where}» no es lo que tiene que ser: hacedlo otra vez con «ecomdiag cohort benchmark»",
        "{path} is a benchmark file, but “{where}” is not what it has to be: make it again with “ecomdiag cohort benchmark”",
    ),
    "cohort.other_benchmark": (
        "estas referencias no se pueden juntar: son de cuestionarios o versiones distintas, o agrupan por otras columnas",
        "these benchmarks cannot be pooled: they are of different questionnaires or versions, or group by other columns",
    ),
    "help.cohort_report": (
        "Da un informe publicable de unos resultados: niveles por sector, tamaño o lo que se pida.",
        "Give a report of results that can be published: levels by sector, size or whatever is asked.",
    ),
    "help.cohort_page": (
        "Guarda el informe en este archivo; el formato, por su final (.md, .html, .txt, .json). Si ya existe, lo sustituye.",
        "Write the report to this file; its ending tells the format (.md, .html, .txt, .json). An existing file is replaced.",
    ),
    "cohort.everyone": ("Todas las empresas", "All companies"),
    "cohort.sections": ("Por secciones, de la más floja a la más fuerte", "By section, the weakest first"),
    "cohort.mean": ("Media", "Mean"),
    "cohort.by": ("Niveles por {column}", "Levels by {column}"),
    "cohort.companies": ("Empresas", "Companies"),
    "cohort.all": ("Todas", "All"),
    "cohort.others": {
        "one": ("Otro grupo", "Another group"),
        "many": ("Otros {count} grupos", "{count} other groups"),
    },
    "cohort.unsaid": ("Sin dato", "Not said"),
    "cohort.too_few": (
        "Hay menos de {least} empresas con puntuación: no se publica nada de ellas.",
        "Fewer than {least} companies have a score: nothing is published about them.",
    ),
    "cohort.withheld": (
        "{sign}: no se publica, porque son menos de 5 empresas o porque con ese número se sabrían otros. Los grupos y los niveles de menos de {least} empresas van juntos.",
        "{sign}: not published, because it is fewer than 5 companies, or because others could be told with it. Groups and levels of fewer than {least} companies are put together.",
    ),
}
