package dev.migrate.sample.webinar;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/webinars/{webinar}/registrants")
class WebinarController {

	private final WebinarRegistrantRepository registrants;

	WebinarController(WebinarRegistrantRepository registrants) {
		this.registrants = registrants;
	}

	@GetMapping
	List<Registrant> list(@PathVariable String webinar) {
		return this.registrants.findByWebinarOrderByRegisteredAt(webinar).stream().map(Registrant::of).toList();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Registrant register(@PathVariable @Size(max = 120) String webinar, @RequestBody @Valid NewRegistrant registrant) {
		if (this.registrants.existsByWebinarAndEmail(webinar, registrant.email())) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "There is a seat for this email already");
		}
		return Registrant.of(this.registrants.save(new WebinarRegistrant(webinar, registrant.email(), null)));
	}

	record NewRegistrant(@NotBlank @Email @Size(max = 254) String email) {
	}

	record Registrant(String email, Instant registeredAt) {

		static Registrant of(WebinarRegistrant registrant) {
			return new Registrant(registrant.getEmail(), registrant.getRegisteredAt());
		}

	}

}
