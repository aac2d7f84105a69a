-- What the lists are ordered by and what their search looks at, so that neither opens a record that its page does not show.
CREATE INDEX organisation_listed ON organisation (name, id, code, list_code) WHERE removed_on IS NULL;
CREATE INDEX research_result_listed ON research_result (title, id, owner_name, application_number) WHERE removed_on IS NULL;
