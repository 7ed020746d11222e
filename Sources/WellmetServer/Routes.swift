internal import Hummingbird

/// Every address of Wellmet, on one page.
extension WebApp {
    func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: Guards(options: options))
        router.add(middleware: ErrorResponses(app: self))

        do {  // For everybody
            router.get("/assets/:name", use: showAsset)
            router.get("/health", use: showHealth)
            router.get("/sign-in", use: showSignIn)
            router.post("/sign-in", use: signIn)
            router.get("/sign-in/:token", use: useSignInLink)
            router.post("/first-visit", use: setFirstPassword)
        }

        let inside = router.group().add(middleware: SignedInOnly(app: self)).add(middleware: ErrorResponses(app: self))
        do {  // Today
            inside.get("/", use: showToday)
            inside.post("/today/:person/:answer", use: answerToday)
            inside.post("/follow-ups/:id/kept", use: keepFollowUp)
            inside.post("/follow-ups/:id/dropped", use: dropFollowUp)
            inside.post("/follow-ups/:id/later", use: postponeFollowUp)
            inside.post("/undo/:batch", use: undoBatch)
            inside.get("/keys", use: showKeys)
        }
        do {  // Sign-in
            inside.post("/sign-out", use: signOut)
        }
        return router
    }
}
