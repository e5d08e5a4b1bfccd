-- Which sheet of a workbook is meant (null: the one that is visible), and what its filer has confirmed besides its unit: that rows
-- which stand already are others, and that an opening balance is to be added to what there is of the time before 2021.
ALTER TABLE ledger_imports
  ADD COLUMN sheet text CHECK (length(sheet) BETWEEN 1 AND 100),
  ADD COLUMN repeat_confirmed  boolean NOT NULL DEFAULT false,
  ADD COLUMN opening_confirmed boolean NOT NULL DEFAULT false;
