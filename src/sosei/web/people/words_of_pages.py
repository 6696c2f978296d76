"""The words of the pages of accounts, people and departments."""

from __future__ import annotations

from sosei.base.messages import Both

FIELDS = {
    "people.field_name": Both("Name", "名前"),
    "people.field_english_name": Both("Name in English", "英語の名前"),
    "people.field_email": Both("Mail address", "メールアドレス"),
    "people.field_language": Both("Language of pages and mails", "画面とメールの言語"),
    "people.field_old_password": Both("Password of today", "いまのパスワード"),
    "people.field_new_password": Both("New password", "新しいパスワード"),
    "people.help_new_password": Both(
        "12 characters or more. Several words in a row are easy to remember and hard to guess.",
        "12文字以上にしてください。いくつかの言葉を並べると、覚えやすく推測されにくくなります。",
    ),
    "people.field_new_password_again": Both(
        "New password, once more", "新しいパスワード（もう一度）"
    ),
    "people.field_post": Both("Post", "職"),
    "people.field_post_english": Both("Post in English", "職の英語名"),
    "people.field_since": Both("From", "最初の日"),
    "people.field_until": Both("Until (that day included)", "最後の日（その日まで）"),
    "people.field_code": Both("Code", "コード"),
    "people.help_code": Both(
        "As in the framework of departments of your strategies; it never changes: kodomo",
        "総合戦略の「担当課」の項目と同じコードにします。あとから変えられません（例：kodomo）。",
    ),
    "people.field_department": Both("Department", "課"),
    "people.field_role": Both("Role", "役割"),
}
"""Of the fields."""

PAGES = FIELDS | {
    "people.optional": Both("optional", "任意"),
    "people.save": Both("Save", "保存する"),
    "people.saved": Both("Saved.", "保存しました。"),
    "people.faults": Both("Please mend this", "次のところを直してください"),
    "people.back": Both("Back", "戻る"),
    "people.account": Both("My account", "アカウント"),
    "people.account_posts": Both("My posts", "所属と役割"),
    "people.account_posts_none": Both(
        "You hold no post today, so that you only see what is published. Ask the administrator.",
        "きょう時点の所属がないため、公開中の内容だけが見られます。システム管理者に連絡してください。",
    ),
    "people.password_change": Both("Change the password", "パスワードの変更"),
    "people.password_change_button": Both("Change it", "変更する"),
    "people.password_lead": Both(
        "On every other device you are signed out then.",
        "変更すると、ほかの端末ではログアウトされます。",
    ),
    "people.password_show": Both("Show what is typed", "入力した文字を表示する"),
    "people.password_length": Both("Length of the password", "パスワードの長さ"),
    "people.sessions": Both("Where I am signed in", "ログイン中の端末"),
    "people.session_device": Both("Browser", "ブラウザ"),
    "people.session_since": Both("Since", "ログインした日時"),
    "people.session_end": Both("Sign out", "ログアウト"),
    "people.session_end_button": Both("Sign out there", "ログアウトする"),
    "people.session_here": Both("in use now", "いま使っている端末"),
    "people.prove": Both("Your password, once more", "パスワードの確認"),
    "people.prove_lead": Both(
        "Before accounts are changed, show that it is you. You are asked again after 30 minutes without such work.",
        "アカウントの管理は、ご本人であることを確かめてから行います。30分間管理の操作がないと、もう一度確かめます。",
    ),
    "people.prove_typed": Both(
        "What you typed before is not lost.", "入力していた内容は失われません。"
    ),
    "people.prove_wrong": Both(
        "The password is not right. Please check it.",
        "パスワードが違います。もう一度確かめてください。",
    ),
    "people.prove_button": Both("Go on", "続ける"),
    "people.kept": Both("What is kept of people", "個人情報の取扱い"),
    "people.kept_residents": Both(
        "Nothing is kept of individual residents: figures come from official statistics of whole groups.",
        "住民一人ひとりの情報は扱いません。数値はすべて、公表された統計など、集計された値です。",
    ),
    "people.kept_visitors_title": Both("Whoever reads", "閲覧する方"),
    "people.kept_visitors": Both(
        "The language that you choose is kept in your browser. Nothing is counted or passed on to anybody.",
        "選んだ言語だけを、お使いのブラウザに保存します。閲覧の記録を集めたり、外部に送ったりはしません。",
    ),
    "people.kept_staff_title": Both(
        "Whoever has an account", "アカウントをお持ちの方（職員・外部委員）"
    ),
    "people.kept_staff": Both(
        "Name, mail address, language, posts with their days, a hash of the password, and in the audit trail what was "
        "done under your name and when. They serve to let you in, to know what you may do, and to answer for what the "
        "city publishes.",
        "氏名、メールアドレス、表示言語、職とその期間、パスワードのハッシュ値、操作記録（いつ、何をしたか）を保存します。"
        "ログインと権限の確認、公表内容の経緯の説明に使います。",
    ),
    "people.kept_long": Both(
        "A session lasts {hours} hours, files that you uploaded and jobs are kept for {days} days. An account is "
        "closed when you leave; the name stays with what was done, because the audit trail can not be changed.",
        "ログインの状態は{hours}時間、取り込んだファイルと処理の記録は{days}日間保存します。"
        "退職などの際はアカウントを停止します。操作記録は書き換えられないため、氏名は記録とともに残ります。",
    ),
    "people.kept_ask": Both(
        "To have something corrected, ask the administrator of the city.",
        "訂正などの希望は、市のシステム管理者に申し出てください。",
    ),
    "people.kept_own": Both(
        "Save what is kept of me (JSON)", "自分について保存されている内容を取得する（JSON）"
    ),
    "people.everywhere": Both("Sign out everywhere", "すべての端末からのログアウト"),
    "people.everywhere_lead": Both(
        "If a device was lost, or you did not sign out somewhere.",
        "端末をなくしたときや、ログアウトし忘れたときに使います。",
    ),
    "people.everywhere_button": Both("Sign out everywhere", "すべての端末からログアウトする"),
    "people.join": Both("Set a password", "パスワードの設定"),
    "people.join_lead": Both(
        "{name}, set a password; then you are signed in.",
        "{name} さん、パスワードを設定してください。設定すると、そのままログインします。",
    ),
    "people.join_button": Both("Set it and sign in", "設定してログインする"),
    "people.link_gone": Both("This link does not hold any more", "このリンクは使えません"),
    "people.link_gone_lead": Both(
        "It was used already, or its time is over. If you forgot your password, ask for a new link; if you were "
        "invited, ask whoever invited you.",
        "すでに使われたか、期限が切れています。パスワードを忘れた方は新しいリンクを申し込んでください。"
        "招待を受けた方は、招待した方に連絡してください。",
    ),
    "people.forgotten": Both("Forgot the password?", "パスワードを忘れた方"),
    "people.forgotten_lead": Both(
        "We send a link to your mail address. It holds for two hours.",
        "登録されたメールアドレスに、2時間有効なリンクを送ります。",
    ),
    "people.forgotten_button": Both("Send the link", "リンクを送る"),
    "people.forgotten_sent": Both(
        "If somebody has this address, a mail is on its way. If none comes, ask the administrator.",
        "登録されているアドレスであれば、まもなくメールが届きます。届かないときは、システム管理者に連絡してください。",
    ),
    "people.too_many": Both("Tried too often", "しばらくお待ちください"),
    "people.title": Both("People", "利用者"),
    "people.person": Both("Person", "利用者"),
    "people.lead": Both(
        "Who has an account, and which posts they hold today. What they may do follows from their posts.",
        "アカウントのある人と、きょう時点の職の一覧です。できることは、職の役割で決まります。",
    ),
    "people.departments": Both("Departments and posts", "課と職"),
    "people.department": Both("A new department", "課の追加"),
    "people.department_add": Both("Add the department", "課を追加する"),
    "people.post": Both("A new post", "職の追加"),
    "people.post_add": Both("Add the post", "職を追加する"),
    "people.departments_lead": Both(
        "Indicators belong to departments, posts belong to departments, and people hold posts.",
        "指標は課が担当し、職は課に置かれ、人は職に就きます。異動があっても、担当は課に残ります。",
    ),
    "people.departments_none": Both(
        "No department yet. Add one, then its posts, then invite people.",
        "課がまだありません。課を追加し、職を置いてから、人を招待してください。",
    ),
    "people.post_nobody": Both("nobody", "不在"),
    "people.posts_none": Both("No post yet.", "職がまだありません。"),
    "people.ended": Both("Departments that ended", "なくなった課"),
    "people.ended_on": Both("until {day}", "{day} まで"),
    "people.succeeded_by": Both("its work is that of {name}", "事務の引き継ぎ先：{name}"),
    "people.invite": Both("Invite somebody", "利用者の招待"),
    "people.invite_button": Both("Invite", "招待する"),
    "people.invite_lead": Both(
        "They receive a link by which they set a password. It holds for seven days, once.",
        "本人に、パスワードを設定するためのリンクを送ります。リンクは7日間、一度だけ使えます。",
    ),
    "people.linked_sent": Both(
        "A mail with the link is on its way to {name}.", "{name} さんにリンクのメールを送りました。"
    ),
    "people.linked_show": Both(
        "No mail was sent. Give this link to {name} yourself, on a way that nobody else sees:",
        "メールは送っていません。次のリンクを、ほかの人に見られない方法で {name} さんに渡してください。",
    ),
    "people.linked": Both("The link", "リンクの送付"),
    "people.link_days": Both("It holds for seven days, once.", "7日間、一度だけ使えます。"),
    "people.link_hours": Both("It holds for two hours, once.", "2時間、一度だけ使えます。"),
    "people.posts_today": Both("Posts today", "職"),
    "people.state": Both("State", "状態"),
    "people.state_open": Both("in use", "利用中"),
    "people.state_invited": Both("invited, no password yet", "招待中"),
    "people.state_closed": Both("closed", "停止中"),
    "people.last_login": Both("Last signed in", "最後のログイン"),
    "people.never": Both("never", "なし"),
    "people.appointments": Both("Posts of {name}", "{name} さんの職"),
    "people.appointments_none": Both("No post was given yet.", "職はまだありません。"),
    "people.appoint": Both("Give a post", "職に就ける"),
    "people.appoint_button": Both("Give the post", "職に就ける"),
    "people.end_button": Both("End on that day", "その日で終える"),
    "people.close": Both("Close the account", "アカウントの停止"),
    "people.close_lead": Both(
        "Nobody can sign in with it then; what was done stays under the name.",
        "停止するとログインできなくなります。これまでの記録は、名前とともに残ります。",
    ),
    "people.close_button": Both("Close it", "停止する"),
    "people.reopen_button": Both("Open it again", "再開する"),
    "people.link_button": Both("Send a link for a new password", "パスワード設定のリンクを送る"),
    "people.reached": Both("Tried too often", "試行回数の上限に達したもの"),
    "people.reached_lead": Both(
        "Within the last 24 hours. If it goes on, or concerns many accounts, tell whoever runs the server: somebody "
        "may be guessing passwords.",
        "24時間以内の記録です。繰り返し起きるときや、多くのアカウントにわたるときは、"
        "パスワードを推測されているおそれがあります。サーバーの管理者に知らせてください。",
    ),
    "people.reached_what": Both("What", "内容"),
    "people.reached_whose": Both("Account", "アカウント"),
    "people.reached_since": Both("Since", "始まり"),
    "people.reached_none": Both("one address, several accounts", "1つの接続元（複数のアカウント）"),
    "people.tries_sign_in": Both("Signing in", "ログイン"),
    "people.tries_reset": Both("Asking for a new password", "パスワードの再設定の申し込み"),
    "people.tries_link": Both("Opening links", "リンクの利用"),
    "people.tries_invite": Both("Inviting people", "利用者の招待"),
    "people.locked": Both(
        "Tries are being counted for this account.", "ログインに失敗した回数を数えています。"
    ),
    "people.unlock_button": Both("Let them try again at once", "ログイン制限を解除する"),
    "people.reorganise": Both("Reorganisation", "組織改正"),
    "people.reorganise_lead": Both(
        "Say for each department what becomes of it on that day. You see what follows before anything is saved. What a "
        "department owned is its successor's from then on; nothing that was written is changed.",
        "その日から課がどうなるかを選びます。保存する前に、結果を確かめられます。"
        "課が担当していた指標は、引き継ぐ課の担当になります。これまでの記録は書き換えません。",
    ),
    "people.reorganise_day": Both("First day of the new order", "新しい組織の最初の日"),
    "people.reorganise_departments": Both("What becomes of each department", "それぞれの課"),
    "people.reorganise_none": Both("There is no department yet.", "課がまだありません。"),
    "people.reorganise_new": Both("Departments that begin", "新しくできる課"),
    "people.reorganise_new_lead": Both(
        "Rename: let the work pass to a new department. Merge: let several pass to the same. Split: let the "
        "work pass to the one that keeps the indicators, and add the others; give them their indicators on the "
        "pages of the strategy.",
        "名称変更は、新しい課に引き継ぎます。統合は、複数の課を同じ課に引き継ぎます。"
        "分割は、指標を持ち続ける課に引き継ぎ、ほかの課もここに加えます（ほかの課の指標は、戦略の画面で担当を付け替えます）。",
    ),
    "people.reorganise_row": Both("New department {number}", "新しい課 {number}"),
    "people.reorganise_posts_of": Both("Posts as in", "同じ職を置く課"),
    "people.reorganise_look": Both("See what follows", "結果を確かめる"),
    "people.reorganise_preview": Both("What follows from {day} on", "{day} からの組織"),
    "people.reorganise_apply": Both("Put it in force", "このとおり登録する"),
    "people.reorganise_again": Both("Show it with these posts", "選んだ職で表示し直す"),
    "people.reorganise_edit": Both("Change the departments", "課を直す"),
    "people.reorganise_ending": Both("Departments that end", "なくなる課"),
    "people.reorganise_ending_none": Both("No department ends.", "なくなる課はありません。"),
    "people.reorganise_heir": Both("its work passes to {name}", "引き継ぐ課：{name}"),
    "people.reorganise_no_heir": Both("nobody has its work then", "引き継ぐ課はありません"),
    "people.reorganise_owns": Both(
        "{count} indicators or measures name it as their own", "担当としている指標・取組：{count}件"
    ),
    "people.reorganise_begins": Both("Departments that begin", "新しくできる課"),
    "people.reorganise_people": Both("People ({count} move)", "人の異動（{count}件）"),
    "people.reorganise_now": Both("Post today", "いまの職"),
    "people.reorganise_then": Both("Post from that day on", "その日からの職"),
    "people.reorganise_choose": Both("Choose another", "変更"),
    "people.fate_stays": Both("stays as it is", "そのまま"),
    "people.fate_new": Both(
        "its work passes to new department {number}", "新しい課 {number} に引き継ぐ"
    ),
    "people.fate_to": Both("its work passes to {name}", "{name}に引き継ぐ"),
    "people.fate_ends": Both("ends without a successor", "引き継がずに廃止する"),
    "people.move_along": Both("with the department", "課とともに"),
    "people.move_leaves": Both("leaves the post", "職を離れる"),
    "people.letter_invitation_subject": Both("Your account at Sosei", "Soseiのアカウントのご案内"),
    "people.letter_invitation": Both(
        "Dear {name},\n\nan account was made for you at Sosei, where the city writes its population vision and its "
        "comprehensive strategy. Open this link within seven days and set a password:\n\n{url}\n\n"
        "If you do not expect this mail, tell your administrator.\n",
        "{name} 様\n\n人口ビジョンと総合戦略をまとめるシステム「Sosei」に、アカウントを用意しました。"
        "7日以内に次のリンクを開き、パスワードを設定してください。\n\n{url}\n\n"
        "心当たりがないときは、システム管理者に連絡してください。\n",
    ),
    "people.letter_password_changed_subject": Both(
        "Your password for Sosei was set", "Soseiのパスワードが設定されました"
    ),
    "people.letter_password_changed": Both(
        "Dear {name},\n\nthe password of your account was set just now. If it was you, there is nothing to do.\n\n"
        "If it was not you, tell your administrator at once.\n",
        "{name} 様\n\nアカウントのパスワードが設定されました。ご本人による設定であれば、何もしなくてかまいません。\n\n"
        "心当たりがないときは、すぐにシステム管理者に連絡してください。\n",
    ),
    "people.letter_email_changed_subject": Both(
        "Your mail address at Sosei was changed", "Soseiのメールアドレスが変更されました"
    ),
    "people.letter_email_changed": Both(
        "Dear {name},\n\nan administrator changed the mail address of your account; this mail goes to the one before. "
        "You sign in with the new one from now on.\n\nIf you do not expect this, tell your administrator at once.\n",
        "{name} 様\n\nシステム管理者が、アカウントのメールアドレスを変更しました。"
        "このメールは変更前のアドレスに送っています。"
        "これからは、新しいアドレスでログインしてください。\n\n"
        "心当たりがないときは、すぐにシステム管理者に連絡してください。\n",
    ),
    "people.letter_reset_subject": Both("A new password for Sosei", "Soseiのパスワードの再設定"),
    "people.letter_reset": Both(
        "Dear {name},\n\nsomebody asked for a new password of your account. If it was you, open this link within two "
        "hours:\n\n{url}\n\nIf it was not you, do nothing: your password stays.\n",
        "{name} 様\n\nパスワードの再設定の申し込みがありました。ご本人であれば、2時間以内に次のリンクを開いてください。"
        "\n\n{url}\n\n心当たりがないときは、何もしなくてかまいません。いまのパスワードはそのまま使えます。\n",
    ),
}
"""Of the pages."""
