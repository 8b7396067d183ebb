-- Views beside the tables; each speaks of plans once, whatever their renditions (is_primary). `unit` is whose plan it is:
-- the name of its commune, district or province, else the issuer as printed.

-- What is owed, with the plan that asks for it.
CREATE VIEW due AS
SELECT
    obligations.*, file_name, document_number, subject, issued_on,
    coalesce(CASE obligations.admin_level
        WHEN 'commune' THEN obligations.commune
        WHEN 'district' THEN obligations.district
        WHEN 'province' THEN obligations.province
    END, issuer) AS unit
FROM obligations JOIN plans USING (document_id)
WHERE is_primary;

-- Who leads which task, of which unit, by when: an actor a row; the days are null where the time names none.
CREATE VIEW leads AS
SELECT
    document_id, task_id, task, product, actor.name AS lead, actor.agency_id, actor.agency_type, actor.kind,
    tasks.time, days.first_due, days.last_due,
    coalesce(CASE admin_level
        WHEN 'commune' THEN commune WHEN 'district' THEN district WHEN 'province' THEN province
    END, issuing_agency) AS unit,
    issuing_agency AS issuer, admin_level, province, district, commune, plan_year, file_name, subject
FROM tasks
JOIN plans USING (document_id)
JOIN task_agencies AS actor USING (document_id, task_id)
LEFT JOIN (
    SELECT document_id, task_id, min(due) AS first_due, max(due) AS last_due
    FROM obligations WHERE task_id IS NOT NULL GROUP BY document_id, task_id
) AS days USING (document_id, task_id)
WHERE is_primary AND actor.role = 'lead';
