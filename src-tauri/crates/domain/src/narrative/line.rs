//! Every line that the narrative can say, with the values it gives to each.

/// Declares the lines: name, place in the file (`group.key`) and placeholders.
macro_rules! lines {
    ($($line:ident = $key:literal ($($slot:literal),*)),+ $(,)?) => {
        /// A line of `log.toml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Line { $($line),+ }

        impl Line {
            /// Every line, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$line),+];

            /// Its table and its key there.
            pub fn place(self) -> (&'static str, &'static str) {
                match self { $(Self::$line => $key.split_once('.').unwrap_or(("", $key))),+ }
            }

            /// The placeholders it holds, each in both languages.
            pub const fn slots(self) -> &'static [&'static str] {
                match self { $(Self::$line => &[$($slot),*]),+ }
            }
        }
    };
}

lines! {
    // case
    CaseOpened = "case.opened" ("number", "scenario", "site"),
    CaseDescribed = "case.described" ("title"),
    CaseReporterRecorded = "case.reporter_recorded" (),
    CaseScenarioChanged = "case.scenario_changed" ("from", "to"),
    CaseOwnerAssigned = "case.owner_assigned" ("user"),
    CaseOwnerRemoved = "case.owner_removed" (),
    CaseMoved = "case.moved" ("from", "to"),
    CaseMovedBack = "case.moved_back" ("from", "to"),
    CaseDismissed = "case.dismissed" (),
    CaseArchived = "case.archived" (),
    CaseReopened = "case.reopened" ("to"),
    CaseLogged = "case.logged" ("text"),
    CaseLogCorrected = "case.log_corrected" ("text"),
    CaseGraded = "case.graded" ("grade"),
    CaseGradeChanged = "case.grade_changed" ("from", "grade"),
    CaseGradeUnchanged = "case.grade_unchanged" ("grade"),
    CaseNotGradable = "case.not_gradable" (),
    CaseGradeOverridden = "case.grade_overridden" ("grade", "assessed"),
    CaseOverrideExpired = "case.override_expired" ("grade"),
    CaseExported = "case.exported" ("variant", "lang"),
    // fact
    FactNumbered = "fact.numbered" ("number"),
    FactUnnumbered = "fact.unnumbered" (),
    FactNamed = "fact.named" ("fact", "name"),
    FactNamedValue = "fact.named_value" ("fact", "name", "value"),
    FactRecorded = "fact.recorded" ("fact", "what"),
    FactRevised = "fact.revised" ("fact", "what"),
    FactValueChanged = "fact.value_changed" ("fact", "before", "after"),
    FactValueSame = "fact.value_same" ("fact", "value"),
    FactJudgedReported = "fact.judged_reported" ("fact"),
    FactJudgedConfirmed = "fact.judged_confirmed" ("fact"),
    FactJudgedDisputed = "fact.judged_disputed" ("fact"),
    FactJudgedRetracted = "fact.judged_retracted" ("fact"),
    // task
    TaskAdded = "task.added" ("title"),
    TaskAddedMany = "task.added_many" ("count"),
    TaskAssigned = "task.assigned" ("title", "user"),
    TaskUnassigned = "task.unassigned" ("title"),
    TaskCompleted = "task.completed" ("title"),
    TaskReopened = "task.reopened" ("title"),
    TaskCancelled = "task.cancelled" ("title"),
    // clock
    ClockStarted = "clock.started" ("name", "due"),
    ClockStartedOpen = "clock.started_open" ("name"),
    ClockMet = "clock.met" ("name"),
    ClockMetInTime = "clock.met_in_time" ("name"),
    ClockMetLate = "clock.met_late" ("name", "late"),
    ClockWaived = "clock.waived" ("name"),
    ClockTriggered = "clock.triggered" ("trigger", "at"),
    // statement
    StatementNumbered = "statement.numbered" ("number"),
    StatementUnnumbered = "statement.unnumbered" (),
    StatementDrafted = "statement.drafted" ("statement", "title"),
    StatementEdited = "statement.edited" ("statement", "title"),
    StatementEditedTo = "statement.edited_to" ("statement", "version", "title"),
    StatementSubmitted = "statement.submitted" ("statement", "title"),
    StatementApproved = "statement.approved" ("role", "statement", "title"),
    StatementChangesRequested = "statement.changes_requested" ("statement", "title"),
    StatementReleased = "statement.released" ("statement", "title"),
    StatementWithdrawn = "statement.withdrawn" ("statement", "title"),
    // organisation
    OrganisationCompanyNamed = "organisation.company_named" ("name"),
    OrganisationSiteAdded = "organisation.site_added" ("site"),
    OrganisationSiteChanged = "organisation.site_changed" ("site"),
    OrganisationUserAdded = "organisation.user_added" ("user", "login"),
    OrganisationUserChanged = "organisation.user_changed" ("user"),
    OrganisationUserDeactivated = "organisation.user_deactivated" ("user"),
    OrganisationPersonPosted = "organisation.person_posted" ("user"),
    OrganisationPersonReachable = "organisation.person_reachable" ("user"),
    OrganisationContactRecorded = "organisation.contact_recorded" ("name", "kind"),
    OrganisationContactRemoved = "organisation.contact_removed" (),
    OrganisationShiftPlanned = "organisation.shift_planned" ("user", "position"),
    OrganisationShiftCancelled = "organisation.shift_cancelled" (),
    OrganisationDutyHandedOver = "organisation.duty_handed_over" ("from", "to"),
    OrganisationAlwaysReportSet = "organisation.always_report_set" ("count"),
    OrganisationPasswordSet = "organisation.password_set" ("user"),
    OrganisationContentErased = "organisation.content_erased" (),
    OrganisationCaseContentErased = "organisation.case_content_erased" ("number"),
    // detail
    DetailReason = "detail.reason" ("reason"),
    DetailConfirmedHow = "detail.confirmed_how" ("reason"),
    DetailSourced = "detail.sourced" ("source", "state"),
    DetailConfirmed = "detail.confirmed" (),
    DetailUnconfirmed = "detail.unconfirmed" (),
    DetailOccurredAt = "detail.occurred_at" ("at"),
    DetailReportedAt = "detail.reported_at" ("at"),
    DetailChannel = "detail.channel" ("channel"),
    DetailFirstContact = "detail.first_contact" ("user"),
    DetailFirstResponsible = "detail.first_responsible" ("name"),
    DetailOwner = "detail.owner" ("user"),
    DetailNoOwner = "detail.no_owner" (),
    DetailOutcome = "detail.outcome" ("outcome"),
    DetailRule = "detail.rule" ("id", "text"),
    DetailPresumed = "detail.presumed" ("facts"),
    DetailRange = "detail.range" ("proven", "possible"),
    DetailQuestions = "detail.questions" ("count"),
    DetailFileDigest = "detail.file_digest" ("digest"),
    DetailTextDigest = "detail.text_digest" ("digest"),
    DetailValue = "detail.value" ("value"),
    DetailClaimBefore = "detail.claim_before" ("claim"),
    DetailDue = "detail.due" ("at"),
    DetailNoDue = "detail.no_due" (),
    DetailFromPlaybook = "detail.from_playbook" (),
    DetailDone = "detail.done" ("note"),
    DetailDoneAt = "detail.done_at" ("at"),
    DetailCountsFrom = "detail.counts_from" ("trigger", "at"),
    DetailDutyKind = "detail.duty_kind" ("kind"),
    DetailChecked = "detail.checked" ("date"),
    DetailReceiptNumber = "detail.receipt_number" ("number"),
    DetailReceiptPerson = "detail.receipt_person" ("person"),
    DetailStageAudience = "detail.stage_audience" ("stage", "audience"),
    DetailLanguages = "detail.languages" ("languages"),
    DetailCorrects = "detail.corrects" ("statement"),
    DetailApprovalsVoid = "detail.approvals_void" ("count"),
    DetailAsked = "detail.asked" ("roles"),
    DetailAskedNobody = "detail.asked_nobody" (),
    DetailComplete = "detail.complete" (),
    DetailIncomplete = "detail.incomplete" (),
    DetailChanges = "detail.changes" ("note"),
    DetailReleasedAt = "detail.released_at" ("at"),
    DetailLink = "detail.link" ("link"),
    DetailRegion = "detail.region" ("region"),
    DetailAddress = "detail.address" ("address"),
    DetailManager = "detail.manager" ("name"),
    DetailPhone = "detail.phone" ("phone"),
    DetailPositions = "detail.positions" ("positions"),
    DetailSites = "detail.sites" ("sites"),
    DetailBackup = "detail.backup" ("user"),
    DetailFromUntil = "detail.from_until" ("from", "until"),
    DetailNote = "detail.note" ("note"),
    DetailMail = "detail.mail" ("mail"),
    DetailPost = "detail.post" ("title"),
    DetailRoles = "detail.roles" ("roles"),
    DetailAuthority = "detail.authority" ("authority"),
    DetailPeople = "detail.people" ("people"),
    // erased
    ErasedDescribed = "erased.described" (),
    ErasedReporterRecorded = "erased.reporter_recorded" (),
    ErasedLogged = "erased.logged" (),
    ErasedContactRecorded = "erased.contact_recorded" (),
    ErasedPersonReachable = "erased.person_reachable" (),
    ErasedOther = "erased.other" (),
    // word
    WordYes = "word.yes" (),
    WordNo = "word.no" (),
    WordUnknown = "word.unknown" (),
    WordHeadquarters = "word.headquarters" (),
    WordUnknownUser = "word.unknown_user" (),
    WordUnknownSite = "word.unknown_site" (),
    WordUnknownTitle = "word.unknown_title" (),
    WordUnknownClock = "word.unknown_clock" (),
    WordList = "word.list" ("head", "last"),
    WordMoney = "word.money" ("amount"),
    WordMinutes = "word.minutes" ("minutes"),
    WordHours = "word.hours" ("hours"),
    WordHoursMinutes = "word.hours_minutes" ("hours", "minutes"),
    WordDays = "word.days" ("days"),
    WordDaysHours = "word.days_hours" ("days", "hours"),
}
