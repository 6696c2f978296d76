#!/bin/sh
# Installs Sosei from this folder, asking no network. Usage: sh install.sh /srv/sosei/venv
# このフォルダーから、ネットワークを使わずに創生を入れます。使い方：sh install.sh /srv/sosei/venv
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv=${1:?"name the folder of the environment / 環境のフォルダーを指定してください: sh install.sh /srv/sosei/venv"}
python=${PYTHON:-python3}
if ! (cd "$here" && sha256sum --check --quiet --strict SHA256SUMS); then
    echo "A file is missing or differs from SHA256SUMS: nothing was installed. Carry the bundle over again." >&2
    echo "ファイルが足りないか、SHA256SUMSと異なります。何も入れていません。もう一度運び込んでください。" >&2
    exit 2
fi
wanted=$(cat "$here/PYTHON")
found=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
if [ "$found" != "$wanted" ]; then
    echo "This bundle is for Python $wanted; $python is $found. Name the right one: PYTHON=python$wanted sh install.sh $venv" >&2
    echo "この一式はPython $wanted用です（$python は $found）。PYTHON=python$wanted sh install.sh $venv のように指定してください。" >&2
    exit 2
fi
"$python" -m venv "$venv"
PIP_CONFIG_FILE=/dev/null
export PIP_CONFIG_FILE
unset PIP_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL
quiet="--quiet --disable-pip-version-check --no-index --no-deps --require-hashes --find-links $here/wheels"
# shellcheck disable=SC2086
"$venv/bin/python" -m pip install $quiet -r "$here/requirements.lock"
# shellcheck disable=SC2086
"$venv/bin/python" -m pip install $quiet -r "$here/sosei.lock"
echo "Installed / 入りました: $venv/bin/sosei"
