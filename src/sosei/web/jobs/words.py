"""The words of jobs."""

from __future__ import annotations

from sosei.base.messages import Both

SAY = {
    "jobs.title": Both("Jobs", "実行中の処理"),
    "jobs.none": Both("You have no jobs.", "処理はまだありません。"),
    "jobs.none_advice": Both(
        "Adding files and running studies take a while. What you start is listed here.",
        "ファイルの取り込みや試算の実行など、時間のかかる処理を始めると、ここに並びます。",
    ),
    "jobs.kept": Both(
        "Finished jobs are listed here for {days} days.",
        "終わった処理は {days} 日間ここに表示します。",
    ),
    "jobs.all": Both("All your jobs", "処理の一覧へ"),
    "jobs.by": Both("Started by", "始めた人"),
    "jobs.what": Both("Job", "処理"),
    "jobs.state": Both("State", "状態"),
    "jobs.created": Both("Started at", "受付"),
    "jobs.finished": Both("Finished at", "終了"),
    "jobs.number": Both("Job number", "処理番号"),
    "jobs.queued": Both("Waiting", "順番待ち"),
    "jobs.running": Both("Running", "実行中"),
    "jobs.cancelling": Both("Being cancelled", "取り消しています"),
    "jobs.done": Both("Done", "完了"),
    "jobs.refused": Both("Something must be mended", "直すところがあります"),
    "jobs.failed": Both("Failed", "失敗"),
    "jobs.cancelled": Both("Cancelled", "取り消しました"),
    "jobs.before": Both(
        "{count} jobs are before this one.", "この前に {count} 件の処理があります。"
    ),
    "jobs.next": Both("This one is next.", "次の順番です。"),
    "jobs.now": Both("Now: {part}", "いまの段階：{part}"),
    "jobs.parts": Both(
        "{done} of {parts} parts", "全 {parts} 段階のうち {done} 段階が終わりました"
    ),
    "jobs.leave": Both(
        "You can leave this page: the work goes on.",
        "このページを離れても処理は続きます。",
    ),
    "jobs.refresh": Both("Show the newest state", "最新の状態を表示する"),
    "jobs.cancel": Both("Cancel", "取り消す"),
    "jobs.to_result": Both("See the result", "結果を見る"),
    "jobs.refused_advice": Both(
        "Nothing was kept. Mend the following and start again.",
        "結果は残していません。次の点を直して、もう一度始めてください。",
    ),
    "jobs.failed_advice": Both(
        "The fault is ours. Nothing half-finished was kept. Start it once more; if it fails again, "
        "tell the operator this number: {number}",
        "システム側の不具合です。途中の結果は残していません。もう一度始めてください。"
        "それでも失敗するときは、この番号を管理者に伝えてください：{number}",
    ),
    "jobs.cancelled_advice": Both(
        "The work was cancelled and kept nothing. You can start it again.",
        "処理を取り消しました。結果は残していません。もう一度始めることができます。",
    ),
    "jobs.disk_full": Both(
        "The disk of the server is full. Ask the operator to make room.",
        "サーバーのディスクに空き容量がないため、処理できませんでした。管理者に容量を空けるよう頼んでください。",
    ),
    "jobs.given_up": Both(
        "The server stopped three times while it worked on this job, so it was given up.",
        "この処理の途中でサーバーが3回止まったため、打ち切りました。",
    ),
}
