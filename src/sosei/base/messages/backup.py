"""Faults of backups and of restoring them."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "backup_exists": Entry(
        Words(
            "a file that is there already",
            "a name that is free, or a folder",
            "Name another file; in a folder each backup is named by its time.",
        ),
        Words(
            "すでにあるファイル",
            "まだ使っていないファイル名、またはフォルダ",
            "別の名前を指定してください。フォルダを指定すると、日時が名前になります。",
        ),
    ),
    "backup_not_written": Entry(
        Words(
            "a place where the backup cannot be written ({reason})",
            "a folder that is there, with room, where files may be written",
            "Nothing was left there. Make room or name another place.",
        ),
        Words(
            "バックアップを書き込めない場所（{reason}）",
            "空き容量があり、書き込めるフォルダ",
            "書きかけのファイルは残していません。容量を空けるか、別の場所を指定してください。",
        ),
    ),
    "backup_nothing": Entry(
        Words(
            "no database in the data folder {folder}",
            "the data folder of a server that has run",
            "Name it with SOSEI_DATA, and the database with DATABASE_URL.",
        ),
        Words(
            "データフォルダ {folder} にデータベースがありません",
            "一度起動したサーバーのデータフォルダ",
            "SOSEI_DATA（必要なら DATABASE_URL も）をサーバーと同じにしてください。",
        ),
    ),
    "backup_unreadable": Entry(
        Words(
            "a file that is no backup ({reason})",
            "a file that sosei backup wrote",
            "Choose another backup; sosei backup FILE --verify looks at one without changing anything.",
        ),
        Words(
            "バックアップとして読めないファイル（{reason}）",
            "sosei backup が書き出したファイル",
            "別のバックアップを選んでください。sosei backup ファイル --verify で、何も変えずに確かめられます。",
        ),
    ),
    "backup_damaged": Entry(
        Words(
            "{name}, which is not as it was written",
            "every part as its hash in the manifest says",
            "Nothing was restored. Choose another backup, and look after the disk of this one.",
        ),
        Words(
            "{name} が、書き出したときの内容と違います",
            "目録のハッシュどおりの内容",
            "何も復元していません。別のバックアップを選び、保管先のディスクも確かめてください。",
        ),
    ),
    "backup_format": Entry(
        Words(
            "a backup of format {version}",
            "format {known} or older",
            "Install the version of Sosei that wrote it, or a newer one.",
        ),
        Words(
            "形式 {version} のバックアップ",
            "形式 {known} 以前",
            "書き出したときと同じか、より新しい Sosei を入れてください。",
        ),
    ),
    "schema_newer": Entry(
        Words(
            "tables of a newer version ({migration})",
            "tables of this version or an older one",
            "Install the version of Sosei that made them, or a newer one.",
        ),
        Words(
            "新しい版の表（{migration}）",
            "この版、またはより古い版の表",
            "その表を作ったときと同じか、より新しい Sosei を入れてください。",
        ),
    ),
    "restore_running": Entry(
        Words(
            "a server that runs on this database",
            "a server that is stopped",
            "Stop sosei serve, restore, and start it again.",
        ),
        Words(
            "このデータベースでサーバーが動いています",
            "停止しているサーバー",
            "sosei serve を止めてから復元し、もう一度起動してください。",
        ),
    ),
    "restore_not_empty": Entry(
        Words(
            "something that is there already",
            "an empty place",
            "With --replace it is moved aside, not deleted.",
        ),
        Words(
            "すでにデータがあります",
            "空の場所",
            "--replace を付けると、今あるものを消さずに別名で残してから復元します。",
        ),
    ),
    "backup_keep_folder": Entry(
        Words(
            "--keep with a single file",
            "a folder of backups",
            "Name the folder; each backup in it is named by its time.",
        ),
        Words(
            "ファイルの指定と --keep",
            "バックアップを置くフォルダ",
            "フォルダを指定してください。その中では日時が名前になります。",
        ),
    ),
}
