-- Reports in the making take no part in comparisons: their figures are not kept until they are filed.
DELETE FROM report_grounds WHERE report_id IN (SELECT id FROM filed_reports WHERE state = 'draft');
DELETE FROM report_facts WHERE report_id IN (SELECT id FROM filed_reports WHERE state = 'draft');
