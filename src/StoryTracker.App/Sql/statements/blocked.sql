-- When the article that one of these belongs to was removed, no row if none was. $1 kinds, $2 hashes
select a.erased_at from unnest($1, $2) h(kind, sha256) join storytracker.blocked b on b.kind = h.kind and b.sha256 = h.sha256
join storytracker.erased_articles a on a.article_id = b.article_id order by 1 limit 1
