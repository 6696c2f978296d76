ADDRESS='{{ address }}'
SOURCE='{{ source }}'
BODY='{"proposals": [{"indicator": "S2-P2-M6-K1", "year": "2021", "value": "31"}]}'
STAMP=$(date +%s)
KEY=$(openssl rand -hex 16)
SIGNATURE=$(printf '%s.%s.%s' "$STAMP" "$KEY" "$BODY" | openssl dgst -sha256 -hmac "$SECRET" | sed 's/^.* //')
curl -X POST -H 'Content-Type: application/json' -H "Sosei-Source: $SOURCE" -H "Sosei-Timestamp: $STAMP" \
  -H "Sosei-Key: $KEY" -H "Sosei-Signature: v1=$SIGNATURE" --data-binary "$BODY" "$ADDRESS"
