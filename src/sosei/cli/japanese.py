"""What the command line says of its verbs and options, in Japanese: each sentence once.

The English stands in the code, where it is read with the verb; a test finds what lacks its Japanese.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sosei.base.messages import Both

VERBS = (
    Both(
        "Population visions and comprehensive strategies.",
        "人口ビジョンと総合戦略をつくり、毎年点検します。",
    ),
    Both(
        "Project any town from an assumptions bundle to three tables.",
        "仮定値のフォルダから将来人口を推計し、3つの表に書き出します。",
    ),
    Both(
        "Read a bundle as the official worksheets do: simulations, influences, stage, nine classes.",
        "国のワークシートと同じ読み方をします：シミュレーション、影響度、減少段階、9区分。",
    ),
    Both(
        "Run a projection many times: how sure it is, and how likely a goal is reached.",
        "推計を何度も試算し、結果の幅と、目標に届く見込みを示します。",
    ),
    Both(
        "Print the profiles of arrivals that ship: weights by sex and age, and their source.",
        "組み込みの転入者の年齢構成（男女・年齢別の比重）と出典を表示します。",
    ),
    Both(
        "Make the whole vision of a study: tables, charts, HTML and PDF.",
        "人口ビジョン一式（表、図、HTML、PDF）をつくります。",
    ),
    Both(
        "Set earlier projections against the censuses, by group and by component.",
        "過去の推計を国勢調査と比べ、年齢区分別・要因別に検証します。",
    ),
    Both(
        "Do the stated levers of a vision give the stated picture? Words, and audit.csv.",
        "ビジョンに書かれた仮定から、書かれた将来像が得られるかを確かめます（文章とaudit.csv）。",
    ),
    Both(
        "Carry the districts of a municipality, its schools and its centre.",
        "地区別の将来人口を、学校区・中心市街地とあわせて推計します。",
    ),
    Both(
        "Tell what a population means for children, care, work and the town.",
        "将来人口が、子ども、介護、仕事、まちに及ぼす影響を示します。",
    ),
    Both(
        "Find the TFR, migration or arrivals that reach a number, or say why none does.",
        "目標の値に届く出生率・移動・転入者数を求めます。届かないときは理由を示します。",
    ),
    Both(
        "Compute the sample town's study and open it in the browser's reach.",
        "見本の市の推計を計算し、ブラウザで開けるようにします。",
    ),
    Both(
        "Write a strategy as PDF, slides, Word, one HTML page and the map of its numbers.",
        "総合戦略をPDF、スライド、Word、1つのHTMLページ、数字の出どころの表に書き出します。",
    ),
    Both("Serve pages and work off jobs until Ctrl-C.", "サーバーを動かします（Ctrl-Cで終了）。"),
    Both(
        "Write database, library, evidence and key into one file, while the server runs.",
        "データベース、統計の保管庫、添付資料、鍵を1つのファイルに保存します。サーバーは止めません。",
    ),
    Both(
        "Put back what a backup holds; the server is stopped.",
        "バックアップの内容を戻します。サーバーを止めてから行います。",
    ),
    Both(
        "Official figures: add files, list, show, remove, trace a figure to its cell, ask e-Stat.",
        "公的統計：ファイルの追加、一覧、表示、削除、数値の出どころの確認、e-Statからの取得。",
    ),
    Both(
        "Read official files and add their figures; all the files, or none.",
        "公的統計のファイルを読み込みます。1つでも誤りがあれば、どれも取り込みません。",
    ),
    Both(
        "List what the library holds, a block on a line.",
        "保管庫にある統計を、1行に1件ずつ表示します。",
    ),
    Both(
        "Show all that is known of a block.",
        "1件の統計について、わかっていることをすべて表示します。",
    ),
    Both("Take a block out of the library.", "1件の統計を保管庫から取り除きます。"),
    Both(
        "Follow a figure to its cells: file, sheet, cell, and the edition in force.",
        "数値の出どころ（ファイル、シート、セル、有効な版）をたどります。",
    ),
    Both(
        "Ask e-Stat (with the key of SOSEI_ESTAT_APP_ID): find tables of the census, and add them.",
        "e-Statに問い合わせ、国勢調査の表を探して取り込みます（SOSEI_ESTAT_APP_IDの鍵を使います）。",
    ),
    Both(
        "Comprehensive strategies: judge the indicators of a package.",
        "総合戦略：指標の判定、形式の変換、人口への効果。",
    ),
    Both(
        "Judge every indicator of a package in a year, with the reason.",
        "ある年度のすべての指標を判定し、理由とともに示します。",
    ),
    Both(
        "Project all municipalities as one system: nobody arrives who has not left.",
        "全国の市区町村をひとつにまとめて推計します。転入する人は、どこかから転出した人です。",
    ),
    Both("Folder of visions to be summed.", "合計するビジョンのフォルダ。"),
    Both(
        "Code or name of the municipality that has a policy.",
        "施策を試算する市区町村のコードまたは名称。",
    ),
    Both("How many times as attractive it becomes.", "引きつける力を何倍にするか。"),
    Both("What its out-rates are multiplied by.", "転出率を何倍にするか。"),
    Both(
        "Ages that the policy reaches, such as 20-39.",
        "施策の対象年齢（20-39 など）。",
    ),
    Both(
        "Forecast later censuses from earlier ones, and tell how far off the forecasts were.",
        "過去の国勢調査から、その後の国勢調査を予測し、どのくらい外れたかを示します。",
    ),
    Both(
        "Print a frozen yearly review as PDF, Word, slides and one HTML page, in both languages.",
        "確定した効果検証を、PDF・Word・スライド・1つのHTMLページ（日本語と英語）にします。",
    ),
    Both(
        "Write a package anew: a folder as a workbook, or a workbook as a folder, without loss.",
        "フォルダとワークブックを、内容を変えずに相互に変換します。",
    ),
    Both(
        "Tell what the people whom a strategy brings are worth in residents of a later year.",
        "戦略で増える人が、将来の人口で何人分にあたるかを示します。",
    ),
    Both(
        "Sheets of the yearly review: written out for a department, and read back.",
        "年度の点検シート：部署ごとに書き出し、記入されたものを読み込みます。",
    ),
    Both(
        "Write the sheet of one department: what it is asked for, with what is known of the year.",
        "1つの部署のシートを書き出します（記入を求める項目と、その年度にわかっている値）。",
    ),
    Both(
        "Tell what a sheet that was filled in would change, field by field, as CSV; nothing is saved.",
        "記入されたシートで変わる項目を、1項目ずつCSVで示します。保存はしません。",
    ),
    Both(
        "Accounts: the first administrator, and a link for who is locked out.",
        "利用者：最初の管理者の登録と、入れなくなった人への再設定リンク。",
    ),
    Both(
        "Make an account, and print the link by which the person sets a password.",
        "利用者を登録し、本人がパスワードを決めるためのリンクを表示します。",
    ),
    Both(
        "Who did what in the server: verify that nothing was altered, or export it.",
        "操作の記録：改変がないことの検証と、書き出し。",
    ),
    Both(
        "Follow the chain; whatever was altered, removed or moved is named, with exit code 2.",
        "記録のつながりをたどり、変更・削除・入れ替えがあれば示します（終了コード2）。",
    ),
    Both(
        "Write every event as CSV (UTF-8), the oldest first.",
        "すべての記録を、古い順にCSV（UTF-8）で書き出します。",
    ),
)

OPTIONS = (
    Both("Show this message and exit.", "この説明を表示して終わります。"),
    Both("Folder with the assumptions bundle.", "仮定値のフォルダ。"),
    Both(
        "Horizon: the base year plus whole steps.", "推計の最終年：基準年から推計の間隔で数えた年。"
    ),
    Both("TOML file of scenarios.", "シナリオのファイル（TOML）。"),
    Both("How often it is run.", "試算の回数。"),
    Both("How often it is run, for ranges.csv.", "くり返しの回数（ranges.csv を作ります）。"),
    Both(
        "Also how likely each of the nine classes is, after thirty years.",
        "30年後に9分類のそれぞれになる割合も求めます。",
    ),
    Both(
        "Ranges of totals from past errors, without draws.",
        "くり返しの推計をせず、過去の推計の誤差から総人口の範囲を求めます。",
    ),
    Both("The same seed gives the same numbers.", "乱数の種。同じ値なら同じ結果になります。"),
    Both(
        "Address of a dask.distributed scheduler to run on.",
        "分散計算（dask.distributed）の scheduler のアドレス。",
    ),
    Both("Folder for the files; made if missing.", "書き出し先のフォルダ。なければつくります。"),
    Both(
        "Folder for goal.csv; made if missing.",
        "goal.csvの書き出し先のフォルダ。なければつくります。",
    ),
    Both(
        "Folder for the files; else standard output.",
        "書き出し先のフォルダ。省略すると画面に出します。",
    ),
    Both(
        "Set cells that fall below 0 to 0, and say so.",
        "0を下回ったセルを0とし、そのことを知らせます。",
    ),
    Both(
        "Simulation 2 without migration from then; else at all.",
        "シミュレーション2で移動を0とする最初の年。省略すると全期間を0とします。",
    ),
    Both("Study file (TOML).", "推計の設定ファイル（TOML）。"),
    Both(
        "Study file (TOML) with a table [stated].", "表［stated］のある推計の設定ファイル（TOML）。"
    ),
    Both(
        "Study file (TOML) of the same municipality.", "同じ市区町村の推計の設定ファイル（TOML）。"
    ),
    Both(
        "Code or name: chosen by stated rules from the library.",
        "市区町村のコードか名前。公表された規則で保管庫から選びます。",
    ),
    Both("Code or name, from the library.", "市区町村のコードか名前。保管庫の統計を使います。"),
    Both(
        "Every municipality of the library: tables only.",
        "保管庫にあるすべての市区町村（表だけ）。",
    ),
    Both(
        "Folder of the library; else SOSEI_LIBRARY, else ./library.",
        "統計の保管庫のフォルダ。省略するとSOSEI_LIBRARY、それもなければ./library。",
    ),
    Both("Print the schema of a study file.", "設定ファイルの形式（スキーマ）を表示します。"),
    Both(
        "Your own text for the study's sections.", "各章の本文（自分たちで書いた文章）のファイル。"
    ),
    Both(
        "Workbook of the study whose assumptions were edited.",
        "仮定値を書きかえた、この検討のブック（vision.xlsx）。",
    ),
    Both("CSV of earlier projections.", "過去の推計のCSV。"),
    Both("Bundle with what was assumed then.", "当時の仮定値のフォルダ。"),
    Both("Bundle that reproduces the counts.", "実績を再現する値のフォルダ。"),
    Both("Projection that the bundles belong to.", "フォルダの対象となる推計の名前。"),
    Both(
        "Persons by district (CSV); else from the library.",
        "地区別・年齢別人口（CSV）。なければライブラリの統計から。",
    ),
    Both(
        "Pupils of two grades that are one class (CSV).", "複式学級とする2学年の児童生徒数（CSV）。"
    ),
    Both("Districts of each school (CSV).", "学校の通学区域（CSV）。"),
    Both(
        "Districts of the town centre, and those without bounds (CSV).",
        "中心市街地の地区と、上下限を設けない地区（CSV）。",
    ),
    Both("Largest classes by grade and year (CSV).", "学年・年度別の学級編制の標準（CSV）。"),
    Both("Ages of settlers: a name or a CSV file.", "移住者の年齢構成：名前かCSV。"),
    Both("Ages of arrivals: a name or a CSV file.", "転入者の年齢構成：名前かCSV。"),
    Both("Share by which totals may differ.", "合計の差として許す割合。"),
    Both("Own rates (CSV); repeatable.", "独自の率（CSV）。何度でも書けます。"),
    Both("Observed series (CSV).", "実績の値（CSV）。"),
    Both(
        "Scenario that others are set against; else the first.",
        "差の基準とするシナリオ。なければ最初のもの。",
    ),
    Both("Workers by industry and age (CSV).", "産業別・年齢別の就業者（CSV）。"),
    Both("Public facilities (CSV).", "公共施設（CSV）。"),
    Both("Value of the indicator to reach.", "届きたい指標の値。"),
    Both(
        "In this year: the base plus whole steps.", "届きたい年：基準年から推計の間隔で数えた年。"
    ),
    Both("What is looked for.", "求めるもの。"),
    Both("The one to start from; else the first.", "もとにするシナリオ。省略すると最初のもの。"),
    Both("As in indicators.csv.", "指標の名前（indicators.csvのとおり）。"),
    Both("Needed where the bundle has several.", "市区町村。フォルダに2つ以上あるときに必要です。"),
    Both("Bounds of what is looked for.", "求めるものの下限と上限。"),
    Both(
        "Also pairs of TFR and migration that reach it.",
        "目標に届く出生率と移動の組み合わせも示します。",
    ),
    Both(
        "On 127.0.0.1; 0 finds a free one.",
        "127.0.0.1のポート番号。0なら空いている番号を選びます。",
    ),
    Both("0 finds a free one.", "ポート番号。0なら空いている番号を選びます。"),
    Both(
        "Address to listen on; others than this machine need SOSEI_HOSTS.",
        "待ち受けるアドレス。ほかの機械から使うときはSOSEI_HOSTSも必要です。",
    ),
    Both("File that is not there yet, or a folder.", "まだないファイル、またはフォルダ。"),
    Both(
        "Backups of the folder that stay; older ones go.",
        "フォルダに残すバックアップの数。古いものから消します。",
    ),
    Both("Leave the secret key of the server out.", "サーバーの鍵を含めません。"),
    Both(
        "Only read a backup to its end, and say if it is whole.",
        "バックアップを最後まで読み、欠けがないかを調べるだけにします。",
    ),
    Both("File that sosei backup wrote.", "sosei backupが書いたファイル。"),
    Both(
        "Move aside what is there; else it must be empty.",
        "今あるものを別の場所に移します。省略すると、空でなければ始めません。",
    ),
    Both("Official files.", "公的統計のファイル。"),
    Both("Its number, or the first 6 characters.", "統計の番号、またはその先頭の6文字。"),
    Both(
        "Name or code, such as 会津若松市 or 07202.",
        "市区町村の名前かコード（会津若松市、07202など）。",
    ),
    Both("What is counted, such as population.", "項目（populationなど）。"),
    Both(
        "Such as 2023-01-01, 2018 (all of the year) or 2018-FY.",
        "時点（2023-01-01、年間なら2018、年度なら2018-FYなど）。",
    ),
    Both("male, female or total.", "male（男）、female（女）、total（計）。"),
    Both(
        "Such as 0-4, 90+, unknown or total.",
        "年齢（0-4、90+、unknown（不詳）、total（計）など）。",
    ),
    Both("Table: ten digits.", "表の番号（10桁）。"),
    Both(
        "Only this area, by name or code; repeatable.",
        "この市区町村だけ（名前かコード）。何度でも書けます。",
    ),
    Both(
        "Only these codes, such as cdCat01=0; repeatable.",
        "この分類だけ（cdCat01=0など）。何度でも書けます。",
    ),
    Both("Folder of CSV files, or one workbook.", "CSVのフォルダ、またはワークブック1つ。"),
    Both("Year, in each indicator's own basis.", "年（指標ごとの年・年度・時点）。"),
    Both("Frozen review (review-….json).", "確定した効果検証（review-….json）。"),
    Both(
        "Areas whose errors are told apart, and why (CSV).",
        "誤差を分けて示す市区町村と、その理由（CSV）。",
    ),
    Both("Censuses of many areas (Parquet).", "多くの市区町村の国勢調査人口（Parquet）。"),
    Both("First census that is forecast from.", "起点とする最初の国勢調査の年。"),
    Both("Last census that is forecast.", "予測する最後の国勢調査の年。"),
    Both("CSV file; else standard output.", "書き出し先のCSV。省略すると画面に出します。"),
    Both(
        "Folder for CSV files, or a file ending in .xlsx.",
        "CSVを書くフォルダ、または.xlsxで終わるファイル。",
    ),
    Both("Year of the projection; its last one by default.", "推計の年。省略すると最終年。"),
    Both(
        "Your own text; NAME-en.md beside it is its English.",
        "本文のファイル。並べて置いたNAME-en.mdが英語の本文になります。",
    ),
    Both("What the strategy is called.", "総合戦略の名称。"),
    Both("What the municipality is called.", "市町村の名称。"),
    Both("First fiscal year of the strategy.", "計画期間の最初の年度。"),
    Both("Last fiscal year of the strategy.", "計画期間の最後の年度。"),
    Both(
        "Year up to which values are printed; the last by default.",
        "実績を載せる最後の年度。省略すると計画期間の最後の年度。",
    ),
    Both("Package of the strategy before, looked back on.", "総括する前の総合戦略のパッケージ。"),
    Both(
        "What it is called; else the package's own name.", "その名称。省略するとパッケージの名前。"
    ),
    Both("The frozen review of the year before.", "前の年度の確定した効果検証。"),
    Both("The published vision: result.json.", "公開した人口ビジョンの結果（result.json）。"),
    Both("Fiscal year under review.", "点検する年度。"),
    Both("Its code in the framework `departments`.", "部署のコード（枠組み`departments`のもの）。"),
    Both("File ending in .xlsx.", ".xlsxで終わるファイル。"),
    Both("The final-term review: nodes too.", "期末の総括：施策や柱も対象にします。"),
    Both(
        "What the strategy is called; else the package's own name.",
        "戦略の名前。省略するとパッケージの名前。",
    ),
    Both("The sheet that came back.", "記入されて戻ったシート。"),
    Both("Mail address that the person signs in with.", "ログインに使うメールアドレス。"),
    Both("As colleagues write it.", "氏名（庁内で使う書き方）。"),
    Both(
        "administrator, planner, reporter, head, outside_reviewer or viewer.",
        "役割：administrator、planner、reporter、head、outside_reviewer、viewerのどれか（順に、管理者、企画担当、報告者、所属長、外部委員、閲覧者）。",
    ),
    Both("Code; made if it is not there.", "部署のコード。なければつくります。"),
    Both("Name of a department that is made.", "新しくつくる部署の名前。"),
    Both(
        "What the server is called: https://sosei.city.example.jp",
        "サーバーのアドレス（https://sosei.city.example.jpなど）。",
    ),
    Both("Number and hash that an earlier run told.", "前回の検証で示された番号とハッシュ。"),
    Both("File; else standard output.", "書き出し先のファイル。省略すると画面に出します。"),
)

JAPANESE: Mapping[str, str] = MappingProxyType({each.en: each.ja for each in VERBS + OPTIONS})


def japanese(english: str | None) -> str:
    """Return what a sentence of the command line is in Japanese.

    Raises
    ------
    KeyError
        If the table has no such sentence; a test finds every one that lacks.
    """
    return JAPANESE[english or ""]
