import CArchive
import CPhoneNumber
