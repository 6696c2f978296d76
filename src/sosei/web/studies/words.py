"""Words of the pages of studies."""

from __future__ import annotations

from sosei.base.messages import Both

SAY = {
    "studies.title": Both("Studies", "検討（将来人口の試算）"),
    "studies.lead": Both(
        "A study asks: with these assumptions, where does the population go?",
        "「この前提なら人口はどうなるか」を、町ごとに検討します。",
    ),
    "studies.none": Both(
        "No studies yet. Choose your town: everything is preset from the figures that you took in.",
        "検討はまだありません。市町村を選ぶと、取り込んだ統計から最初の設定ができます。",
    ),
    "studies.no_figures": Both(
        "First take in official figures: the census of your town.",
        "はじめに、統計データを取り込んでください（国勢調査など）。",
    ),
    "studies.to_data": Both("Take in figures", "統計データを取り込む"),
    "studies.new": Both("Make a new study", "新しくつくる"),
    "studies.town": Both("Town (name or code)", "市町村（名前かコード）"),
    "studies.town_help": Both(
        "Its Japanese name, or a code such as 07202.", "例：会津若松市、07202"
    ),
    "studies.search": Both("Search", "さがす"),
    "studies.candidates": Both("Which one?", "どちらの市町村ですか"),
    "studies.not_found": Both(
        "No town of this name in the figures at hand. Check the name, or take in a file that names it.",
        "取り込んだ統計に、この名前の市町村がありません。名前を確かめるか、その市町村を含むファイルを取り込んでください。",
    ),
    "studies.create": Both("Make the study", "この設定でつくる"),
    "studies.preset": Both("How it is preset", "最初の設定"),
    "studies.preset_lead": Both(
        "Chosen by stated rules, without looking at the result. Everything can be changed.",
        "あらかじめ定めた規則で選びました。結果を見て選んだものではありません。すべて変更できます。",
    ),
    "studies.what": Both("What", "項目"),
    "studies.chosen": Both("Chosen", "選んだもの"),
    "studies.why": Both("Why", "理由"),
    "studies.missing": Both(
        "What is missing, and where it is published", "足りない統計と、公表されている場所"
    ),
    "studies.blocked": Both(
        "A study cannot be made yet: what is marked as needed is missing.",
        "まだ検討をつくれません。「必要」とある統計を取り込んでください。",
    ),
    "studies.missing_what": Both("Missing", "足りない統計"),
    "studies.without": Both("Without it", "ない場合"),
    "studies.published": Both("Published by", "公表している所"),
    "studies.needed": Both("needed", "必要"),
    "studies.import": Both("Read a study file", "計画ファイルを読み込む"),
    "studies.import_help": Both(
        "A study file (.toml) that was downloaded here or written by an analyst.",
        "ここでダウンロードした計画ファイル（.toml）を選んでください。",
    ),
    "studies.import_button": Both("Read it", "読み込む"),
    "studies.import_faults": Both("The file was not read", "ファイルを読み込めませんでした"),
    "studies.file": Both("Study file", "計画ファイル"),
    "studies.study": Both("Study", "検討"),
    "studies.area": Both("Town", "市町村"),
    "studies.last_run": Both("Last run", "最後の実行"),
    "studies.saved_at": Both("Saved", "保存"),
    "studies.not_run": Both("not run yet", "未実行"),
    "studies.run_number": Both("Run {number}", "第{number}回"),
    "studies.save": Both("Save", "保存する"),
    "studies.run_shown": Both("published as the vision", "人口ビジョンとして公開中"),
    "studies.run_without": Both("no result", "結果なし"),
    "studies.run": Both("Save and run", "保存して実行する"),
    "studies.saved": Both("Saved.", "保存しました。"),
    "studies.saved_with_faults": Both(
        "Saved as it stands. {count} places need mending before it can run.",
        "入力した内容のまま保存しました。実行する前に、{count}か所を直してください。",
    ),
    "studies.faults": Both("Places to mend", "直すところ"),
    "studies.stale": Both(
        "Somebody saved this study meanwhile. Nothing was overwritten; what you typed stands below.",
        "このページを開いたあとに、別の画面で保存されました。上書きはしていません。下には、あなたの入力が残っています。",
    ),
    "studies.stale_advice": Both(
        "Compare the places below. To keep yours, save once more; to drop yours, open the saved one.",
        "次のところを見比べてください。あなたの入力で保存するときは、もう一度「保存する」を押します。",
    ),
    "studies.stale_open": Both("Open the saved one", "保存されている内容を開く"),
    "studies.place": Both("Place", "項目"),
    "studies.theirs": Both("Saved", "保存されている内容"),
    "studies.yours": Both("Yours", "あなたの入力"),
    "studies.download": Both("Download the study file", "計画ファイルをダウンロード"),
    "studies.copy": Both("Copy this study", "この検討を複製する"),
    "studies.copy_of": Both("{title} (copy)", "{title}（複製）"),
    "studies.delete": Both("Delete this study", "この検討を削除する"),
    "studies.delete_title": Both("Delete this study?", "この検討を削除しますか"),
    "studies.delete_lead": Both(
        "Its runs go with it. A result that is the town's vision stays.",
        "実行の記録も削除されます。市町村の人口ビジョンとして公開した結果は残ります。",
    ),
    "studies.keep": Both("Keep it", "削除しない"),
    "studies.runs": Both("Runs", "実行の記録"),
    "studies.compare": Both("Compare with the previous run", "前回の実行と比べる"),
    "studies.compare_button": Both("Compare", "比べる"),
    "studies.before": Both("Before", "前"),
    "studies.after": Both("After", "後"),
    "studies.nothing_to_compare": Both(
        "There is one run only. Change the study, run it again, and compare here.",
        "比べる相手がまだありません。検討を変えてもう一度実行すると、ここで比べられます。",
    ),
    "studies.result": Both("Result of run {number}", "第{number}回の結果"),
    "studies.waiting": Both("This run has no result yet.", "この実行の結果はまだありません。"),
    "studies.to_job": Both("See how far it is", "進み具合を見る"),
    "studies.whole": Both("See the whole result", "結果の全体を見る"),
    "studies.show": Both(
        "Make this the town's vision page", "この結果を人口ビジョンのページにする"
    ),
    "studies.shown": Both(
        "This result is the town's vision page.", "この結果が人口ビジョンのページになっています。"
    ),
    "studies.to_vision": Both("Open the vision page", "人口ビジョンのページを開く"),
    "studies.no_aim": Both(
        "No scenario is the vision yet: choose one under “What is set against each other” and run again. The result "
        "then has the chapters on the thinking behind it and on what it changes.",
        "目指す姿になるシナリオが、まだ選ばれていません。「見比べるシナリオ」で選んでもう一度実行すると、"
        "その考え方と、現状推計との違いの章ができます。",
    ),
    "studies.choose_aim": Both("Choose the vision", "目指す姿を選ぶ"),
    "studies.back": Both("Back to the study", "検討に戻る"),
    "studies.contents": Both("Parts of this page", "このページの項目"),
    "studies.add": Both("Add: {one}", "{one}を追加"),
    "studies.take_out": Both("Remove", "取り除く"),
    "studies.fields": Both("What it means for each field", "様々な分野への影響"),
    "studies.fields_lead": Both(
        "What leads each field, in every scenario. The page of a field has its official figures so far, all that "
        "follows from this projection, the rates that are used (the nation's are marked), and those that nobody has "
        "given. The municipality's own rates go before the nation's once they are given.",
        "各分野の主な見通しを、シナリオごとに示しています。分野ごとのページに、これまでの実績、この推計から見込まれる需要、"
        "使った率（全国の率はその旨を示しています）、まだ登録のない率があります。市区町村の率を登録すると、全国の率に代えて使います。",
    ),
    "studies.fields_nav": Both("Other fields", "ほかの分野"),
    "studies.field_more": Both(
        "{field}: observed, outlook, comparison", "{field}の実績・見通し・シナリオの比較を見る"
    ),
    "studies.ensemble": Both("How sure is it?", "どのくらい確かか"),
    "studies.ensemble_faults": Both("Please correct", "直してください"),
    "studies.ensemble_under_way": Both(
        "The ranges of this result are being worked out.",
        "この結果の範囲を計算しています。",
    ),
    "studies.ensemble_none": Both(
        "It has not been worked out yet how far this result may be off.",
        "この結果がどのくらいぶれるかは、まだ計算していません。",
    ),
    "studies.ensemble_lead": Both(
        "The projection is repeated many times with fertility, mortality and migration moved as far as past censuses "
        "show. Page, PDF, Word and slides then have a section with the ranges.",
        "出生・死亡・移動を、過去の国勢調査に表れた大きさで動かしながら、推計を何度もくり返します。計算が終わると、画面・PDF・Word・スライドに範囲の章が加わります。",
    ),
    "studies.draws": Both("Number of draws", "くり返す回数"),
    "studies.seed": Both("Seed of the random numbers", "乱数の種"),
    "studies.seed_help": Both(
        "The same seed gives the same ranges.",
        "同じ種なら、同じ範囲になります。ふだんは1のままにします。",
    ),
    "studies.draw": Both("Work out the ranges", "範囲を計算する"),
    "studies.draw_again": Both("Work them out again", "計算し直す"),
    "studies.to_result": Both("Back to the result", "結果にもどる"),
    "studies.field_against": Both("Set the others against", "比べる相手のシナリオ"),
    "studies.field_compare": Both("Compare", "比べる"),
    "studies.field_back": Both("Back to all fields", "すべての分野に戻る"),
    "studies.fields_own": Both("Files of the municipality", "市区町村の率・資料を登録する"),
    "studies.fields_csv": Both("Demand of every field, CSV", "分野別の需要 CSV"),
    "studies.fields_back": Both("Back to the result", "結果に戻る"),
    "studies.fields_faults": Both(
        "The fields cannot be told", "分野への影響を示せません。次の点をご確認ください"
    ),
    "studies.book": Both("Edit the assumptions in Excel", "仮定値をExcelで書きかえる"),
    "studies.book_lead": Both(
        "Download the workbook, change the yellow cells of the sheet of assumptions, save it and send it here. What "
        "differs from this run is shown before anything is saved.",
        "ブックをダウンロードし、シート「仮定値」の黄色のセルを書きかえて保存し、ここで選んでください。この実行との違いを確かめてから保存できます。",
    ),
    "studies.book_download": Both("Download the workbook", "ブックをダウンロードする"),
    "studies.book_none": Both(
        "This run has no workbook: it is older. Run the study again.",
        "この実行にはブックがありません。もう一度実行すると作られます。",
    ),
    "studies.book_file": Both("Edited workbook (.xlsx)", "書きかえたブック（.xlsx）"),
    "studies.book_look": Both("See what differs", "違いを確かめる"),
    "studies.book_faults": Both(
        "The workbook cannot be read", "ブックを読みこめません。次の点をご確認ください"
    ),
    "studies.book_same": Both(
        "The workbook assumes what this run does: there is nothing to save.",
        "ブックの仮定はこの実行と同じです。保存するものはありません。",
    ),
    "studies.book_differs": Both(
        "{count} cells differ from this run", "この実行と違うセルが{count}か所あります"
    ),
    "studies.book_cell": Both("Cell", "セル"),
    "studies.book_scenario": Both("Scenario", "シナリオ"),
    "studies.book_what": Both("What", "項目"),
    "studies.book_before": Both("This run", "この実行"),
    "studies.book_after": Both("Workbook", "ブック"),
    "studies.book_empty": Both("(empty)", "（空欄）"),
    "studies.book_name": Both(
        "Name of the new scenario, from {label}", "新しいシナリオの名前（もとは{label}）"
    ),
    "studies.book_named": Both("{label} (edited)", "{label}（書きかえ）"),
    "studies.book_save": Both("Add to the study as scenarios", "検討にシナリオとして追加する"),
    "studies.book_conflict": Both(
        "Somebody saved the study just now. Nothing was added: send the workbook again.",
        "ちょうど今、ほかの人が検討を保存しました。追加していません。もう一度ブックを選んでください。",
    ),
    "studies.optional": Both("may stay empty", "任意"),
    "studies.actions": Both("Save and run", "保存と実行"),
    "studies.drawn": Both("Drawn", "図で動かす"),
    "studies.drawn_help": Both(
        "Drag a point, or choose it with Tab and move it with the arrow keys: "
        "up and down the value, left and right the year.",
        "点をドラッグするか、Tabキーで選んで矢印キーで動かします（上下で値、左右で年）。",
    ),
    "studies.point": Both("Point {number}", "点{number}"),
    "studies.point_value": Both("{year}: {value}", "{year}年、{value}"),
}
