-- A stamp of what rules could not say of a project, so that the list of gaps is written only where it differs. Unknown at first, so everything is written once more.
ALTER TABLE standing_judgements ADD COLUMN gaps text NOT NULL DEFAULT '';
