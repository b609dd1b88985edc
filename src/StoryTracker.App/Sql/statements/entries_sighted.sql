-- Which articles entries of a feed were recognised as. $1 feed, $2 hashes of entries
select entry, article_id, fingerprint from storytracker.article_sightings where feed_id = $1 and entry = any($2)
