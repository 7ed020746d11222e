import ArgumentParser
import WellmetServer
@main struct Wellmet: AsyncParsableCommand {}
