"""Faults of running the product: addresses, folders, settings, jobs."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "port_in_use": Entry(
        Words(
            "another server",
            "a free port",
            "Choose one: make demo PORT={next}, or --port {next}.",
        ),
        Words(
            "別のサーバーが動いています",
            "空いているポート",
            "make demo PORT={next} または --port {next} のように別の番号を指定してください。",
        ),
    ),
    "host_unknown": Entry(
        Words(
            "an address that this machine does not have",
            "127.0.0.1, or an address of this machine",
            "Leave --host out to serve this machine alone.",
        ),
        Words(
            "この機器にないアドレス",
            "127.0.0.1、またはこの機器のアドレス",
            "この機器だけで使うときは --host を省いてください。",
        ),
    ),
    "data_not_writable": Entry(
        Words(
            "a data folder that cannot be written ({reason})",
            "a folder where files may be written",
            "Name another folder with SOSEI_DATA.",
        ),
        Words(
            "書き込めないデータフォルダ（{reason}）",
            "書き込めるフォルダ",
            "環境変数 SOSEI_DATA で別のフォルダを指定してください。",
        ),
    ),
    "setting_number": Entry(
        Words('"{value}"', "a whole number above 0", "Leave it out for the usual value."),
        Words("「{value}」", "1以上の整数", "通常の値でよければ、設定しないでください。"),
    ),
    "setting_switch": Entry(
        Words('"{value}"', "1 (on) or 0 (off)", "Leave it out for off."),
        Words(
            "「{value}」", "1（する）または 0（しない）", "しないときは、設定しなくてかまいません。"
        ),
    ),
    "setting_language": Entry(
        Words('"{value}"', "ja or en", "Leave it out for the language of the system."),
        Words("「{value}」", "ja または en", "システムの言語でよければ、設定しないでください。"),
    ),
    "setting_clamd": Entry(
        Words(
            '"{value}"',
            "the socket of clamd, or its host and port: /run/clamav/clamd.ctl, 127.0.0.1:3310",
            "Leave it out where no virus scanner looks at files.",
        ),
        Words(
            "「{value}」",
            "clamd のソケット、またはホストとポート（例：/run/clamav/clamd.ctl、127.0.0.1:3310）",
            "ウイルス対策ソフトで調べないときは、設定しなくてかまいません。",
        ),
    ),
    "setting_proxy": Entry(
        Words(
            "{value}",
            "addresses or networks of the proxy, separated by commas: 10.1.2.3,10.1.4.0/24",
            "Leave it out if the proxy runs on this machine.",
        ),
        Words(
            "{value}",
            "プロキシのアドレスまたはネットワーク（コンマ区切り。例：10.1.2.3,10.1.4.0/24）",
            "プロキシがこの機器にあるときは、設定しなくてかまいません。",
        ),
    ),
    "setting_unknown": Entry(
        Words(
            "a setting that Sosei does not know {near}",
            "one of the settings listed in docs/operations.md",
            "Correct its name, or remove it.",
        ),
        Words(
            "Sosei にない設定 {near}",
            "docs/operations.md にある設定",
            "名前を直すか、設定を外してください。",
        ),
    ),
    "hosts_missing": Entry(
        Words(
            "a server open to other machines, and no name that they may call it by",
            "SOSEI_HOSTS with the names of this server, separated by commas",
            "For example: SOSEI_HOSTS=sosei.city.example.jp sosei serve --host {host}.",
        ),
        Words(
            "ほかの機器に開くサーバーに、呼び名がありません",
            "環境変数 SOSEI_HOSTS にサーバー名（コンマ区切り）",
            "例：SOSEI_HOSTS=sosei.city.example.jp sosei serve --host {host}",
        ),
    ),
    "database_url": Entry(
        Words(
            "{url}",
            "postgresql://USER:PASSWORD@HOST:PORT/NAME, or sqlite:////FOLDER/FILE",
            "Write signs such as @ or / in a password as %40 or %2F; without DATABASE_URL "
            "the database is a file in the data folder.",
        ),
        Words(
            "{url}",
            "postgresql://利用者:パスワード@サーバー:ポート/名前、または sqlite:////フォルダ/ファイル",
            "パスワードの @ や / は %40、%2F と書きます。"
            "DATABASE_URL がなければ、データフォルダのファイルを使います。",
        ),
    ),
    "database_plain": Entry(
        Words(
            "{url} on another machine, and no word on how the way there is protected",
            "?sslmode=verify-full (with sslrootcert=FILE), or at least ?sslmode=require, at the end of the address",
            "Write ?sslmode=disable only where nobody else can listen on the way.",
        ),
        Words(
            "{url} はほかの機器にありますが、通信の暗号化の指定がありません",
            "アドレスの末尾に ?sslmode=verify-full（sslrootcert=ファイル も）、少なくとも ?sslmode=require",
            "経路をだれも盗聴できないときに限り、?sslmode=disable と書いてください。",
        ),
    ),
    "database_unreachable": Entry(
        Words(
            "{url}, which cannot be used ({reason})",
            "a database that answers, in which tables may be made",
            "Check that it runs, its user, password and name, and what the user may do.",
        ),
        Words(
            "{url} が使えません（{reason}）",
            "接続でき、表を作れるデータベース",
            "データベースが動いているか、利用者・パスワード・名前・権限を確かめてください。",
        ),
    ),
    "jobs_at_once": Entry(
        Words(
            "{count} jobs of yours that are not finished",
            "at most {limit} at once",
            "Wait until one is finished, or cancel one.",
        ),
        Words(
            "終わっていない処理が {count} 件あります",
            "同時に {limit} 件まで",
            "どれかが終わるのを待つか、取り消してください。",
        ),
    ),
    "jobs_a_day": Entry(
        Words(
            "{count} jobs of yours within 24 hours",
            "at most {limit} in 24 hours",
            "Go on tomorrow, or ask the operator for a higher limit (SOSEI_JOBS_A_DAY).",
        ),
        Words(
            "24時間に {count} 件の処理を始めています",
            "24時間に {limit} 件まで",
            "あす続けるか、管理者に上限（SOSEI_JOBS_A_DAY）を上げるよう頼んでください。",
        ),
    ),
    "jobs_waiting": Entry(
        Words(
            "{count} jobs of everyone that wait",
            "at most {limit}",
            "Try again in some minutes.",
        ),
        Words(
            "全体で {count} 件の処理が順番を待っています",
            "{limit} 件まで",
            "数分おいて、もう一度お試しください。",
        ),
    ),
    "not_writable": Entry(
        Words(
            "a folder that cannot be written ({reason})",
            "a folder where files may be written",
            "Choose another folder with -o.",
        ),
        Words(
            "書き込めないフォルダ（{reason}）",
            "書き込めるフォルダ",
            "-o で別のフォルダを指定してください。",
        ),
    ),
}
