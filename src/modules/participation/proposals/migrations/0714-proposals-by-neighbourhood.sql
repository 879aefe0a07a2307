-- Apart from the column, whose lock would be held while this reads the table once; no old proposal has a row in it.
create index proposals_by_neighbourhood on proposals (step_id, neighbourhood_id, published_at desc, id desc)
  where neighbourhood_id is not null and standing <> 'draft';
