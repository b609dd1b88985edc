-- Removed articles, oldest removal first.
select article_id from storytracker.erased_articles order by erased_at, article_id
